"""Sealed reading: what is accepted, and everything that is refused, with its place and its cure."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.canary import canary
from twl_graph import reading
from twl_graph.errors import LimitReached, UnreadableInput, UsageError
from twl_graph.namespaces import XSD
from twl_graph.reading import MAX_XML_DEPTH, parse, parse_file, syntax_of

RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.com/">\n'
ONE = ox.Quad(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/b"), ox.Literal("x", language="zh"))


def refused(content: bytes, name: str) -> UnreadableInput:
    """Parse what must not parse and return the error."""
    with pytest.raises(UnreadableInput) as caught:
        parse(content, name, syntax_of(name))
    return caught.value


# --- accepted -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", b'<http://e/a> <http://e/b> "x"@zh .'),
        ("a.trig", b'{ <http://e/a> <http://e/b> "x"@zh }'),
        ("a.nt", b'<http://e/a> <http://e/b> "x"@zh .\n'),
        ("a.nq", b'<http://e/a> <http://e/b> "x"@zh .\n'),
        ("a.jsonld", b'{"@id":"http://e/a","http://e/b":{"@value":"x","@language":"zh"}}'),
        (
            "a.rdf",
            RDF + b'<rdf:Description xmlns:f="http://e/" rdf:about="http://e/a"><f:b xml:lang="zh">x</f:b>'
            b"</rdf:Description></rdf:RDF>",
        ),
    ],
)
def test_each_format_is_known_by_its_extension(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert parse_file(tmp_path / name) == [ONE]


def test_a_format_that_is_named_counts_more_than_the_extension(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b'<http://e/a> <http://e/b> "x"@zh .')
    assert parse_file(tmp_path / "a.txt", "text/turtle") == [ONE]
    with pytest.raises(UsageError, match="turtel"):
        parse_file(tmp_path / "a.txt", "turtel")


def test_a_byte_order_mark_is_dropped() -> None:
    assert parse(b'\xef\xbb\xbf<http://e/a> <http://e/b> "x"@zh .', "a.ttl", ox.RdfFormat.TURTLE).quads == [ONE]


@pytest.mark.parametrize("literal", [f'"01"^^<{XSD}integer>', "+5", "1.10", f'"none"^^<{XSD}boolean>'])
def test_lexical_forms_stay_as_written(literal: str) -> None:
    (quad,) = parse(f"<http://e/a> <http://e/b> {literal} .".encode(), "a.ttl", ox.RdfFormat.TURTLE).quads
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == literal.partition("^^")[0].strip('"')


def test_prefixes_and_base_are_told() -> None:
    document = parse(b"@base <http://e/> . @prefix a: <http://e/#> . a:b a <> .", "a.ttl", ox.RdfFormat.TURTLE)
    assert (document.prefixes, document.base) == ({"a": "http://e/#"}, "http://e/")


# --- files --------------------------------------------------------------------------------------------------------


def test_a_missing_file_a_folder_and_a_forbidden_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").mkdir()
    with pytest.raises(UnreadableInput, match="no such file"):
        parse_file(tmp_path / "no.ttl")
    with pytest.raises(UnreadableInput, match="folder"):
        parse_file(tmp_path / "x.ttl")
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        parse_file("a\0.ttl")


def test_a_huge_file_is_refused_before_it_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    (tmp_path / "a.ttl").write_bytes(b"#" * 11)
    with pytest.raises(UnreadableInput, match=r"limit(.|\n)*split it"):
        parse_file(tmp_path / "a.ttl")


def test_an_endless_file_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)
    with pytest.raises(UnreadableInput, match="limit"):
        parse_file("/dev/zero", "turtle")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a.n3", "Notation3"), ("a", "cannot be told"), ("a.docx", "no RDF format"), ("a.json", "no RDF format")],
)
def test_what_is_no_accepted_format_is_refused_by_name(
    name: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).touch()
    with pytest.raises(UnreadableInput, match=reason):
        syntax_of(name)
    with pytest.raises(UnreadableInput, match="Notation3"):
        syntax_of(name, "n3")


@pytest.mark.parametrize("name", ["noext", "x.csv", "bad.json"])
def test_a_name_that_tells_no_format_comes_with_a_cure_that_can_be_followed(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"<http://e/a> a <http://e/b> .")
    with pytest.raises(UnreadableInput, match=r"what to do: rename it .*: \.ttl, \.trig, \.nt, \.nq, \.rdf, \.jsonld"):
        parse_file(tmp_path / name)
    for extension in (".ttl", ".trig", ".nt", ".nq", ".rdf", ".jsonld"):
        syntax_of("a" + extension)


@pytest.mark.parametrize("name", ["folder", "folder.d"])
def test_a_folder_is_called_a_folder_and_what_is_not_there_is_called_missing(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(UnreadableInput, match="this is a folder"):
        parse_file(tmp_path / name)
    with pytest.raises(UnreadableInput, match="no such file"):
        parse_file(tmp_path / "nothing")


def test_a_closed_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(UnreadableInput, match="<stdin>: standard input is closed"):
        parse_file("-", "turtle")


# --- bytes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b"", (None, None), "empty"),
        (b" \n\t\n", (None, None), "empty"),
        (b"\xef\xbb\xbf", (None, None), "empty"),
        ("<a>".encode("utf-16"), (1, 1), "UTF-16"),
        ("\n通 \"".encode() + b"\xd6\xd0", (2, 4), "byte 0xD6 is not UTF-8"),
        (b'<http://e/a>\n<http://e/b> "\0" .', (2, 15), "NUL"),
        (b"\x1f\x8b\x08", (None, None), "gzip"),
        (b"PK\x03\x04", (None, None), "zip"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(content: bytes, place: tuple[int | None, int | None], reason: str) -> None:
    error = refused(content, "a.ttl")
    assert (error.line, error.column) == place
    assert reason in str(error)
    assert error.hint.zh


# --- syntax -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "place", "words"),
    [
        ("a.ttl", b"@prefix a: <http://e/> .\na:b a:c 1 a:d .", (2, 11), "a dot is expected"),
        ("a.ttl", b"\ntwl:b a 1 .", (2, 1), r"twl: is not declared(.|\n)*@prefix twl: <https://w3id.org/twl-graph/"),
        ("a.ttl", b"a:b a 1 .", (1, 1), r"a: is not declared(.|\n)*declare it"),
        ("a.ttl", b"<a> a 1 .", (1, 1), "relative IRI has no base(.|\n)*@base"),
        ("a.ttl", b'<http://e/a> a "x', (1, 16), "string that begins here does not end"),
        ("a.ttl", b"<http://e/a b> a 1 .", (1, 1), "an IRI may not hold"),
        ("a.ttl", b'<http://e/a> a "\\uD800" .', (1, 17), "not a valid unicode"),
        ("a.trig", b"<http://e/g> {\n<http://e/a> <http://e/b>\n}", (3, 1), "."),
        ("a.nt", b"<http://e/a> <http://e/b> <http://e/c>\n", (1, 39), "lacks its dot"),
        ("a.nq", b"<http://e/a> <http://e/b> 3 .\n", (1, 27), "."),
        ("a.rdf", RDF + b"<e:T>\n</e:S></rdf:RDF>", (3, 3), "closing tag does not match"),
        ("a.rdf", RDF + b"<e:T>\n\n", (4, 1), "XML ends too soon"),
        ("a.rdf", b"<rdf:RDF>\n</rdf:RDF>", (1, None), "prefix rdf is not declared"),
        ("a.rdf", RDF + b'\n<e:T rdf:about="x"/></rdf:RDF>', (3, None), "relative IRI has no base"),
        ("a.rdf", b'<?xml version="1.0" encoding="GBK"?>\n' + RDF + b"</rdf:RDF>", (1, None), "UTF-8"),
        ("a.jsonld", b'{"@id":\n"http://e/a",,}', (2, 14), "."),
        ("a.jsonld", b'{"@id": "x", "http://e/b": 1}', (1, 9), '"x" has no base'),
        ("a.jsonld", b'{"@id": "http://e/a",\n"@type": "Tie"}', (2, 10), 'not define the class "Tie"'),
    ],
)
def test_a_fault_is_told_with_its_place(
    name: str, content: bytes, place: tuple[int | None, int | None], words: str
) -> None:
    error = refused(content, name)
    assert (error.line, error.column) == place
    assert re.search(words, str(error))
    assert str(error).startswith(name)


def test_a_truncated_rdf_xml_file_is_not_read_in_part() -> None:
    whole = RDF + b'<e:T rdf:about="http://e/a"/>\n<e:T rdf:about="http://e/b"/>\n</rdf:RDF>'
    assert len(parse(whole, "a.rdf", ox.RdfFormat.RDF_XML).quads) == 2
    for cut in range(1, len(whole)):
        refused(whole[:cut], "a.rdf")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonld", b"[" + b'{"@id":"http://e/a","http://e/b":"c"},' * 200 + b'{"@id":5}]'),
        ("a.rdf", RDF[:-1] + b'<e:T rdf:about="http://e/a"/>' * 300 + b'<e:T rdf:ID="4"/></rdf:RDF>'),
    ],
)
def test_a_fault_in_one_long_line_is_told_with_its_line(name: str, content: bytes) -> None:
    assert len(content) > 4096
    assert refused(content, name).line == 1


# --- what must never be read or fetched ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "document",
    [
        '{"@context": "%s", "@id": "http://e/a", "b": 1}',
        '{"@context": [{}, "%s"], "@id": "http://e/a", "b": 1}',
        '{"@context": {"@import": "%s"}, "@id": "http://e/a", "b": 1}',
        '{"@context": {"b": {"@id": "http://e/b", "@context": "%s"}}, "@id": "http://e/a", "b": {"c": 1}}',
        '{"@id": "http://e/a", "http://e/b": {"@context": "%s", "c": 1}}',
        '{"@context": {"T": {"@id": "http://e/T", "@context": "%s"}}, "@type": "T", "c": 1}',
    ],
)
@pytest.mark.parametrize("where", ["http", "file", "relative"])
def test_a_json_ld_context_elsewhere_is_refused_and_not_fetched(document: str, where: str, tmp_path: Path) -> None:
    context = tmp_path / "context.jsonld"
    context.write_text('{"@context": {"b": "http://e/b", "c": "http://e/c"}}')
    with canary() as bird:
        address = {"http": bird.address, "file": context.as_uri(), "relative": "context.jsonld"}[where]
        (tmp_path / "a.jsonld").write_text(document % address)
        with pytest.raises(UnreadableInput, match=r"fetched(.|\n)*write the content") as caught:
            parse_file(tmp_path / "a.jsonld")
    assert bird.calls == []
    assert caught.value.line == 1


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE rdf:RDF SYSTEM "%s">',
        '<!DOCTYPE rdf:RDF [<!ENTITY f SYSTEM "%s">]>',
        '<!DOCTYPE rdf:RDF [<!ENTITY %% f SYSTEM "%s"> %%f;]>',
        '<!DOCTYPE rdf:RDF [<!ENTITY f "x"><!-- %s -->]>',
    ],
)
def test_rdf_xml_with_a_doctype_is_refused_and_fetches_nothing(prologue: str) -> None:
    with canary() as bird:
        text = '<?xml version="1.0"?>\n' + prologue % bird.address + "\n" + RDF.decode() + "<e:T>&f;</e:T></rdf:RDF>"
        error = refused(text.encode(), "a.rdf")
    assert bird.calls == []
    assert (error.line, error.column) == (2, 1)
    assert "DOCTYPE" in str(error)


def test_an_entity_bomb_is_refused_at_once() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rdf:RDF [<!ENTITY a0 "ha">{levels}]>'.encode() + RDF + b"<e:T>&a9;</e:T></rdf:RDF>"
    assert "DOCTYPE" in str(refused(bomb, "a.rdf"))


def test_an_import_in_the_data_is_only_a_statement() -> None:
    with canary() as bird:
        text = f"<http://e/a> <http://www.w3.org/2002/07/owl#imports> <{bird.address}> ."
        assert len(parse(text.encode(), "a.ttl", ox.RdfFormat.TURTLE).quads) == 1
    assert bird.calls == []


# --- what would take the process down -----------------------------------------------------------------------------


def test_deep_rdf_xml_is_refused() -> None:
    deep = RDF + b"<e:T><e:p>" * MAX_XML_DEPTH + b"</e:p></e:T>" * MAX_XML_DEPTH + b"</rdf:RDF>"
    with pytest.raises(LimitReached, match=r"a\.rdf:2:\d+: its XML is nested"):
        parse(deep, "a.rdf", ox.RdfFormat.RDF_XML)


@pytest.mark.parametrize("name", ["a.ttl", "a.nt", "a.trig", "a.nq"])
def test_deep_triple_terms_are_refused_before_the_parser_dies_on_them(name: str) -> None:
    deep = b"<http://e/a> <http://e/b> " + b"<<( <http://e/a> <http://e/b> " * 100_000
    assert "RDF 1.2" in str(refused(deep, name))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", b"<http://e/a> a <<( <http://e/a> <http://e/b> 1 )>> ."),
        ("a.ttl", b"<http://e/a> <http://e/b> 1 {| a <http://e/c> |} ."),
        ("a.ttl", b"<http://e/a> <http://e/b> 1 ~ <http://e/r> ."),
        ("a.ttl", b'<http://e/a> <http://e/b> "x"@ar--rtl .'),
        ("a.nt", b'<http://e/a> <http://e/b> "x"@ar--ltr .'),
    ],
)
def test_rdf_12_is_refused(name: str, content: bytes) -> None:
    assert "RDF 1.2" in str(refused(content, name))


def test_text_that_only_looks_like_rdf_12_is_accepted() -> None:
    text = b'<http://e/a> <http://e/b> "<< ~ {| @ar--rtl" .'
    assert len(parse(text, "a.ttl", ox.RdfFormat.TURTLE).quads) == 1


@pytest.mark.parametrize("opening", [b"[ <http://e/b> ", b"("])
def test_deep_blank_nodes_and_lists_are_read(opening: bytes) -> None:
    closing = b"]" if opening.startswith(b"[") else b")"
    deep = b"<http://e/a> <http://e/b> " + opening * 5000 + b"1" + closing * 5000 + b" ."
    assert len(parse(deep, "a.ttl", ox.RdfFormat.TURTLE).quads) >= 5000
