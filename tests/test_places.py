"""The position map of Turtle and its kin: a place is right or it is not there."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from twl_graph.namespaces import RDF
from twl_graph.place import Place, Written
from twl_graph.places import line_of, written
from twl_graph.places.prefix_lines import declarations

TURTLE, TRIG = ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG
BASE = "http://example.org/base/file"
FILES = sorted(
    path
    for folder in ("data", "ontology", "tests/shapes")
    for pattern in ("*.ttl", "*.trig")
    for path in (ROOT / folder).rglob(pattern)
)
CELLS = (RDF + "first", RDF + "rest")


def mapped(text: str, syntax: ox.RdfFormat = TURTLE, base: str | None = BASE) -> list[tuple[ox.Quad, Written]]:
    """Return the statements of a text with their places, of which none may be missing."""
    quads = list(ox.parse(text.encode(), syntax, base_iri=base))
    places = written(text.encode(), syntax, quads, base)
    assert places is not None
    assert len(places) == len(quads)
    found = [place for place in places if place is not None]
    assert len(found) == len(quads)
    return list(zip(quads, found, strict=True))


def shown(text: str, syntax: ox.RdfFormat = TURTLE) -> list[tuple[str, str, str]]:
    """Return what is written at the three places of each statement, in the order of the objects."""
    triples = sorted((at for _, at in mapped(text, syntax)), key=lambda at: (at.object.start, at.predicate.start))
    return [(at_text(text, at.subject), at_text(text, at.predicate), at_text(text, at.object)) for at in triples]


def at_text(text: str, place: Place) -> str:
    return text[place.start : place.end]


def says(piece: str, term: object, parser: ox.QuadParser) -> bool:
    """Tell whether a piece of text spells a term, under the prefixes and the base that a file ends with."""
    if isinstance(term, ox.BlankNode):
        return piece.startswith(("[", "(", "_:"))
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in parser.prefixes.items()]
    (quad,) = ox.parse("\n".join([*lines, f"<x:s> <x:p> {piece} ."]).encode(), TURTLE, base_iri=parser.base_iri)
    return bool(quad.object == term)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_of_the_project_is_mapped_and_each_place_says_its_term(path: Path) -> None:
    content = path.read_bytes()
    text = content.decode()
    syntax = TRIG if path.suffix == ".trig" else TURTLE
    parser = ox.parse(content, syntax)
    quads = list(parser)
    places = written(content, syntax, quads)
    assert places is not None
    said: set[tuple[str, object]] = set()
    for quad, at in zip(quads, places, strict=True):
        assert at is not None
        if quad.predicate.value in CELLS:
            continue
        said |= {(at_text(text, at.subject), quad.subject), (at_text(text, at.object), quad.object)}
        if at_text(text, at.predicate) != "a":
            said.add((at_text(text, at.predicate), quad.predicate))
        first_line = at_text(text, at.object).partition("\n")[0]
        assert line_of(text, at.object)[at.object.column - 1 :].startswith(first_line)
    assert all(says(piece, term, parser) for piece, term in said)


ODD = {
    "a comment between": ("<a> # <x>\n <b>\n#\n <c> .", [("<a>", "<b>", "<c>")]),
    "semicolons in a row and one at the end": (
        "<a> <b> <c> ; ; <d> <e> ; .",
        [("<a>", "<b>", "<c>"), ("<a>", "<d>", "<e>")],
    ),
    "a": ("<a> a <b> .", [("<a>", "a", "<b>")]),
    "several objects": ("<a> <b> 1 , 2 .", [("<a>", "<b>", "1"), ("<a>", "<b>", "2")]),
    "numbers": (
        "<a> <b> 1, -2.5, +.5, 1e3, 1.E-3, 7.",
        [("<a>", "<b>", number) for number in ("1", "-2.5", "+.5", "1e3", "1.E-3", "7")],
    ),
    "booleans": ("<a> <b> true, false.", [("<a>", "<b>", "true"), ("<a>", "<b>", "false")]),
    "long strings with quotes": (
        '<a> <b> """x"y""z\\"""" , \'\'\'it\'s\'\'\' , "", \'\' .',
        [("<a>", "<b>", string) for string in ('"""x"y""z\\""""', "'''it's'''", '""', "''")],
    ),
    "languages and datatypes": (
        "<a> <b> 'x'@ZH-Hant, 'y'^^<d>, 'z'@prefix, '1' ^^ <d> .",
        [("<a>", "<b>", literal) for literal in ("'x'@ZH-Hant", "'y'^^<d>", "'z'@prefix", "'1' ^^ <d>")],
    ),
    "escapes": (
        "PREFIX p: <x#> <\\u0041\\U0001F600> p:a\\~b\\.%20 '\\t\\n\\\\\\u4E2D' .",
        [("<\\u0041\\U0001F600>", "p:a\\~b\\.%20", "'\\t\\n\\\\\\u4E2D'")],
    ),
    "names with dots and colons": (
        "@prefix p.q: <x#>. p.q:a.b p.q:c:d p.q: .",
        [("p.q:a.b", "p.q:c:d", "p.q:")],
    ),
    "the empty prefix": ("@prefix : <x#>. :a :b :c.", [(":a", ":b", ":c")]),
    "directives in any case": (
        "pReFiX p: <x/> base <y/> @prefix q: <z#> . @base <w/> . p:a q:b <c> .",
        [("p:a", "q:b", "<c>")],
    ),
    "a prefix declared again": (
        "@prefix p: <x#> . p:a p:b p:c . @prefix p: <y#> . p:a p:b p:c .",
        [("p:a", "p:b", "p:c")] * 2,
    ),
    "blank nodes": ("_:a.b <b> _:c .", [("_:a.b", "<b>", "_:c")]),
    "an empty bracket": ("[] <b> [ ] .", [("[]", "<b>", "[ ]")]),
    "brackets in brackets": (
        "<a> <b> [ <c> [ <d> 1 ] ; <e> 2 ] .",
        [("<a>", "<b>", "[ <c> [ <d> 1 ] ; <e> 2 ]"), ("[", "<c>", "[ <d> 1 ]"), ("[", "<d>", "1"), ("[", "<e>", "2")],
    ),
    "a bracket as subject": (
        "[ <a> 1 ] <b> 2 . [ <c> 3 ] .",
        [("[", "<a>", "1"), ("[ <a> 1 ]", "<b>", "2"), ("[", "<c>", "3")],
    ),
    "a list": (
        "<a> <b> (1 'x' [] ()) .",
        [
            ("<a>", "<b>", "(1 'x' [] ())"),
            ("(", "(", "1"),
            ("(", "(", "'x'"),
            ("'x'", "'x'", "'x'"),
            ("'x'", "'x'", "[]"),
            ("[]", "[]", "[]"),
            ("[]", "[]", "()"),
            ("()", "()", "()"),
            ("()", "()", ")"),
        ],
    ),
    "a list as subject": ("(1) <a> () .", [("(", "(", "1"), ("(", "(", ")"), ("(1)", "<a>", "()")]),
    "Chinese": (
        "@prefix 省: <x#> . 省:通州 省:名 '通武廊'@zh .",
        [("省:通州", "省:名", "'通武廊'@zh")],
    ),
    "line ends of every kind": ("<a>\r\n<b>\r<c>\n.", [("<a>", "<b>", "<c>")]),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_turtle_is_mapped(case: str) -> None:
    text, expected = ODD[case]
    assert sorted(shown(text)) == sorted(expected)
    assert sorted(shown(text, TRIG)) == sorted(expected)


TRIG_CASES = {
    "a bare name": "<g> { <a> <b> 1 . <a> <c> 2 }",
    "the keyword": "GRAPH <g> { <a> <b> 1 } graph _:g { <a> <c> 2 . }",
    "the default graph": "{ <a> <b> 1 } <a> <c> 2 .",
    "a graph without a name": "[] { <a> <b> 1 } GRAPH [] { <a> <c> 2 }",
    "a blank graph and an empty one": "_:g { <a> <b> 1 } <h> {} <a> <c> 2 .",
}


@pytest.mark.parametrize("case", TRIG_CASES)
def test_blocks_are_mapped(case: str) -> None:
    assert shown(TRIG_CASES[case], TRIG) == [("<a>", "<b>", "1"), ("<a>", "<c>", "2")]


@pytest.mark.parametrize(
    "reference", ["", "#f", "?q", "x", "./x", "../x", "/x/./../y", "//h/../x", "a:../b", "..", "x//../y"]
)
def test_relative_iris_are_resolved_as_the_parser_does(reference: str) -> None:
    assert shown(f"<{reference}> <b> <../../c> .") == [(f"<{reference}>", "<b>", "<../../c>")]


def test_lines_of_quads_are_mapped() -> None:
    text = '<x:a> <x:b> "c\\n"@EN <x:g> .\n# no\n_:a <x:b> "1"^^<x:d> _:g . # yes\n<x:a> <x:b> _:a.\n'
    assert shown(text, ox.RdfFormat.N_QUADS) == [
        ("<x:a>", "<x:b>", '"c\\n"@EN'),
        ("_:a", "<x:b>", '"1"^^<x:d>'),
        ("<x:a>", "<x:b>", "_:a"),
    ]
    text = "<x:a> <x:b> <x:c/../d> ."
    assert shown(text, ox.RdfFormat.N_TRIPLES) == [("<x:a>", "<x:b>", "<x:c/../d>")]


@pytest.mark.parametrize(
    "text", ["<a> <b> " + "[<c> " * 5000 + "1" + "]" * 5000 + ".", "(" * 5000 + ")" * 5000 + " <b> 1 ."]
)
def test_five_thousand_brackets_in_each_other_are_mapped(text: str) -> None:
    assert len(mapped(text)) > 5000


def test_columns_count_characters_and_lines_end_as_in_an_editor() -> None:
    text = "<a> <b> '😀', '通' , 1\r\n  , 2\r , 3\n,4."
    places = [at.object for _, at in mapped(text)]
    assert [(place.line, place.column) for place in places] == [(1, 9), (1, 14), (1, 20), (2, 5), (3, 4), (4, 2)]
    assert [line_of(text, place) for place in places[2:]] == ["<a> <b> '😀', '通' , 1", "  , 2", " , 3", ",4."]


def test_an_inherited_subject_stands_where_it_is_written() -> None:
    (_, first), (_, second) = mapped("<a> <b> 1 ;\n <c> 2 .")
    assert first.subject == second.subject == Place(1, 1, 0, 3)
    assert second.predicate == Place(2, 2, 13, 16)


# --- no place is wrong --------------------------------------------------------------------------------------------

READ = "<a> <b> [ <c> 'x' ] , _:d . _:d <e> _:d ."
OTHERS = {
    "another literal": READ.replace("'x'", "'y'"),
    "another language": READ.replace("'x'", "'x'@en"),
    "another predicate": READ.replace("<c>", "<z>"),
    "another subject": READ.replace("<a>", "<z>"),
    "another order": "<a> <b> _:d , [ <c> 'x' ] . _:d <e> _:d .",
    "one more": READ + " <a> <b> <c> .",
    "one less": READ.partition(". _:d")[0] + ".",
    "two blank nodes in place of one": READ.replace("_:d <e> _:d", "_:d <e> _:f"),
    "one blank node in place of two": "<a> <b> _:d . _:d <c> 'x' . <a> <b> _:d . _:d <e> _:d .",
    "an IRI in place of a blank node": READ.replace("_:d", "<d>"),
}


@pytest.mark.parametrize("case", OTHERS)
def test_other_statements_than_those_of_the_text_get_no_places(case: str) -> None:
    quads = list(ox.parse(OTHERS[case].encode(), TURTLE, base_iri=BASE))
    assert written(READ.encode(), TURTLE, quads, BASE) is None
    assert written(OTHERS[case].encode(), TURTLE, quads, BASE) is not None


def test_another_graph_gets_no_places() -> None:
    quads = list(ox.parse(b"<g> { <a> <b> <c> }", TRIG, base_iri=BASE))
    assert written(b"<h> { <a> <b> <c> }", TRIG, quads, BASE) is None
    assert written(b"{ <a> <b> <c> }", TRIG, quads, BASE) is None


def test_labels_of_blank_nodes_do_not_matter() -> None:
    quads = [*ox.parse(b"<a> <b> [ <c> 'x' ] , _:q . _:q <e> _:q .", TURTLE, base_iri=BASE)]
    assert written(READ.encode(), TURTLE, quads, BASE) is not None


@pytest.mark.parametrize(
    ("text", "syntax"),
    [
        ("<a> <b> <c> {| <d> <e> |} .", TURTLE),
        ("<a> <b> <<( <c> <d> <e> )>> .", TURTLE),
        ("<a> <b> 'x'@ar--rtl .", TURTLE),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", ox.RdfFormat.RDF_XML),
    ],
)
def test_rdf_1_2_and_xml_get_no_places(text: str, syntax: ox.RdfFormat) -> None:
    quads = list(ox.parse(text.encode(), syntax, base_iri=BASE))
    assert written(text.encode(), syntax, quads, BASE) is None


@pytest.mark.parametrize(
    "torn", [b"<a> <b", b"<a> <b> .", b"[", b")", b"p:a p:b p:c.", b"\xff", b"@prefix p: 1 .", b"@x", b"<a> <b> ]"]
)
def test_what_is_no_turtle_gets_no_places(torn: bytes) -> None:
    assert written(torn, TURTLE, []) is None
    assert declarations(torn, TURTLE) == {}


# --- prefixes -----------------------------------------------------------------------------------------------------


def test_declared_prefixes_stand_with_their_namespace_and_its_place() -> None:
    text = "@prefix a: <http://a/> .\nPREFIX : <#>\n@base <http://b/> . @prefix a: <c#> .\n"
    assert declarations(text.encode(), TURTLE, BASE) == {
        "a": ("http://b/c#", Place(3, 32, 69, 73)),
        "": (BASE + "#", Place(2, 10, 34, 37)),
    }
    assert declarations(b"<x:a> <x:b> <x:c> .", ox.RdfFormat.N_TRIPLES) == {}


# --- any graph, in any style --------------------------------------------------------------------------------------


class Printer:
    """Writes random Turtle or TriG, and remembers where it wrote what."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.text = "@prefix p: <http://p/#> .\n@prefix 通: <http://t/> .\n"
        self.told: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.items: list[tuple[int, int]] = []

    def put(self, piece: str) -> tuple[int, int]:
        self.text += self._draw(st.sampled_from([" ", "\n", ' # <no> [ "\n', "\r\n\t", "  "]))
        start = len(self.text)
        self.text += piece
        return start, len(self.text)

    def choose(self, *pieces: str) -> str:
        return self._draw(st.sampled_from(pieces))

    def iri(self) -> tuple[int, int]:
        return self.put(self.choose("<x>", "<#y>", "<http://z/é>", "p:a", "p:b\\-c.d", "通:州", "p:", "<\\u4e2d>"))

    def literal(self) -> tuple[int, int]:
        return self.put(
            self.choose(
                "1", "-2.50", ".5e1", "true", "'x'", '"y"@zh-Hans', '"""a\n"b""😀"""', "''", "'\\n'^^p:d", '"#"^^<d>'
            )
        )

    def thing(self, depth: int) -> tuple[int, int]:
        kind = self._draw(st.integers(0, 5 if depth else 3))
        if kind in (0, 1):
            return self.iri() if kind else self.put(self.choose("_:a", "_:b.c"))
        if kind in (2, 3):
            return self.literal()
        start, _ = self.put("[" if kind == 4 else "(")
        if kind == 4:
            if self._draw(st.booleans()):
                self.properties(depth - 1)
        else:
            for _ in range(self._draw(st.integers(0, 3))):
                self.items.append(self.thing(depth - 1))
        _, end = self.put("]" if kind == 4 else ")")
        return start, end

    def properties(self, depth: int) -> None:
        for number in range(self._draw(st.integers(1, 2))):
            if number:
                self.put(self.choose(";", "; ;"))
            predicate = self.put("a") if self._draw(st.booleans()) else self.iri()
            for again in range(self._draw(st.integers(1, 2))):
                if again:
                    self.put(",")
                self.told.append((predicate, self.thing(depth)))
        if self._draw(st.booleans()):
            self.put(";")

    def statements(self) -> None:
        for _ in range(self._draw(st.integers(0, 2))):
            self.iri()
            self.properties(3)
            self.put(".")

    def block(self) -> None:
        self.put(self.choose("", "GRAPH <g>", "<g>", "_:g", "[]", "graph p:g"))
        self.put("{")
        self.statements()
        self.put("}")


@st.composite
def documents(draw: st.DrawFn, *, trig: bool) -> Printer:
    printer = Printer(draw)
    printer.statements()
    if trig:
        for _ in range(draw(st.integers(0, 2))):
            printer.block()
            printer.statements()
    return printer


def check(printer: Printer, syntax: ox.RdfFormat) -> None:
    parser = ox.parse(printer.text.encode(), syntax, base_iri=BASE)
    list(parser)
    found, items = [], []
    for quad, at in mapped(printer.text, syntax):
        stretch = at.object.start, at.object.end
        if quad.predicate.value == RDF + "rest":
            continue
        assert says(at_text(printer.text, at.object), quad.object, parser)
        if quad.predicate.value == RDF + "first":
            items.append(stretch)
        else:
            found.append(((at.predicate.start, at.predicate.end), stretch))
    assert sorted(found) == sorted(printer.told)
    assert sorted(items) == sorted(printer.items)


@given(documents(trig=False))
def test_any_turtle_in_any_style_is_mapped_where_it_was_written(printer: Printer) -> None:
    check(printer, TURTLE)


@given(documents(trig=True))
def test_any_trig_in_any_style_is_mapped_where_it_was_written(printer: Printer) -> None:
    check(printer, TRIG)


@pytest.mark.parametrize(
    ("text", "syntax", "names"),
    [
        ("GRAPH <http://e/g> { <http://e/a> a <http://e/b> . }", ox.RdfFormat.TRIG, ["<http://e/g>"]),
        ("<http://e/g> { <http://e/a> a <http://e/b> } <http://e/c> a 1 .", ox.RdfFormat.TRIG, ["<http://e/g>", None]),
        ("{ <http://e/a> a <http://e/b> }", ox.RdfFormat.TRIG, [None]),
        ("<http://e/a> <http://e/b> <http://e/c> <http://e/g> .", ox.RdfFormat.N_QUADS, ["<http://e/g>"]),
        ("<http://e/a> <http://e/b> <http://e/c> .", ox.RdfFormat.N_QUADS, [None]),
    ],
)
def test_the_name_of_a_block_has_a_place_too(text: str, syntax: ox.RdfFormat, names: list[str | None]) -> None:
    found = written(text.encode(), syntax, list(ox.parse(text.encode(), syntax)))
    assert found is not None
    graphs = [one.graph for one in found if one is not None]
    assert [None if place is None else text[place.start : place.end] for place in graphs] == names
