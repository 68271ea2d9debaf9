"""Templates: for each class a file to fill in that the shapes accept once it is filled."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import ROOT
from tests.filling import OPEN, fill, uncommented
from twl_graph.errors import NotFound, UsageError
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import RDF, TWL, compact, expand
from twl_graph.templating import Templates
from twl_graph.templating.stub import open_thing
from twl_graph.validation import Severity, validate
from twl_graph.widths import width


@cache
def knowledge() -> Knowledge:
    return Knowledge.read(ROOT)


@cache
def templates() -> Templates:
    return Templates(knowledge())


CLASSES = [known.iri for known in templates().classes()]


def parsed(text: str) -> list[ox.Quad]:
    return list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))


def name_of(iri: str) -> str:
    return re.sub("(?<=.)([A-Z])", r"-\1", compact(iri).partition(":")[2]).lower()


@cache
def text_of(iri: str, lang: str = "en") -> str:
    return templates().text(iri, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("iri", CLASSES, ids=compact)
def test_a_template_can_be_read_as_it_is_and_with_every_optional_line_in_use(iri: str, lang: str) -> None:
    text = text_of(iri, lang)
    thing = open_thing(name_of(iri))
    assert ox.Triple(thing, ox.NamedNode(RDF + "type"), ox.NamedNode(iri)) in {quad.triple for quad in parsed(text)}
    assert len(parsed(uncommented(text))) > len(parsed(text))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("iri", CLASSES, ids=compact)
def test_a_template_fits_into_eighty_columns(iri: str, lang: str) -> None:
    assert max(map(width, text_of(iri, lang).splitlines())) <= 80


def test_both_languages_stand_one_after_the_other() -> None:
    text = text_of(TWL + "Signing", "both")
    assert text.startswith("## 模板：签署（twl:Signing）\n## Template: signing (twl:Signing)\n")
    assert parsed(text) == parsed(text_of(TWL + "Signing", "en"))


def grave(texts: dict[str, str], folder: Path) -> set[tuple[str, str]]:
    """Write filled templates to files, check all with the graph, and return what is wrong with the new things."""
    files = []
    for name, text in texts.items():
        files.append(folder / f"{name}.ttl")
        files[-1].write_text(text, encoding="utf-8")
    found = [one for one in validate(knowledge(), files).findings if one.severity is Severity.VIOLATION]
    return {(str(one.node), compact(one.rule)) for one in found if "trial-" in str(one.node)}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_template_that_is_filled_in_as_it_says_is_valid(tmp_path: Path, lang: str) -> None:
    assert grave({name_of(iri): fill(text_of(iri, lang), name_of(iri)) for iri in CLASSES}, tmp_path) == set()


def test_every_template_is_valid_with_its_optional_lines_in_use_too(tmp_path: Path) -> None:
    unexplained = r" *# (dcterms:identifier|schema:publisher) .*\n"  # no shape speaks of their values, nothing has any
    title = r" *# dcterms:title\n( *# .*\n)+?(?= *##)"  # of a document: it stands instead of the name
    whole = {name_of(iri): uncommented(re.sub(f"{unexplained}|{title}", "", text_of(iri))) for iri in CLASSES}
    found = grave({name: fill(text, name) for name, text in whole.items()}, tmp_path)
    # How many things a complete list has, and which status goes with which date, only who fills it in knows.
    assert {rule for _, rule in found} <= {"shape:Enumeration-complete", "shape:dates-in-order"}


def test_a_template_that_is_not_filled_in_is_not_valid(tmp_path: Path) -> None:
    file = tmp_path / "new.ttl"
    file.write_text(text_of(TWL + "CooperationAgreement"), encoding="utf-8")
    report = validate(knowledge(), [file])
    open_places = [finding for finding in report.findings if finding.value == ox.NamedNode(expand(OPEN))]
    assert {finding.path for finding in open_places} >= {TWL + "hasParty", TWL + "field"}


@pytest.mark.parametrize(
    "name", ["CooperationAgreement", "twl:CooperationAgreement", "合作协议", "cooperation agreement"]
)
def test_a_class_is_found_by_its_names(name: str) -> None:
    assert templates().find(name) == TWL + "CooperationAgreement"


def test_an_unknown_class_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFound) as caught:
        templates().find("CooperationAgremeent")
    assert "cooperation agreement" in caught.value.suggestions


def test_a_class_that_only_holds_others_is_answered_with_these() -> None:
    with pytest.raises(NotFound, match=r"twl:Hospital.*twl:School"):
        templates().find("twl:Organization")
    with pytest.raises(NotFound) as caught:
        templates().find("组织")
    assert {"twl:Hospital", "twl:School"} <= set(caught.value.suggestions)


def test_what_is_no_class_is_told_where_the_classes_are_listed() -> None:
    with pytest.raises(NotFound, match="twl template lists them"):
        templates().find("id:tongzhou")
    with pytest.raises(UsageError):
        templates().find(" ")


def test_classes_are_those_of_things_that_are_written_by_hand() -> None:
    found = set(map(compact, CLASSES))
    assert {"twl:Agreement", "twl:Signing", "twl:Person", "org:Post", "geo:Geometry", "schema:WebPage"} <= found
    assert not found & {"twl:Actor", "twl:Span", "twl:Paragraph", "schema:NewsArticle", "void:Dataset", "owl:Class"}
    assert all(known.name.zh and known.name.en for known in templates().classes())


def active(text: str, subject: str) -> dict[str, list[str]]:
    """Return the properties in use of one thing, each with its values as N-Triples writes them."""
    found: dict[str, list[str]] = {}
    for quad in parsed(text):
        if str(quad.subject) == f"<{expand(subject)}>":
            found.setdefault(compact(quad.predicate.value), []).append(str(quad.object))
    return found


def test_what_the_rules_require_is_in_use_and_the_rest_is_optional() -> None:
    text = text_of(TWL + "CooperationAgreement")
    used = active(text, "id:to-be-completed-cooperation-agreement")
    assert used.keys() == {"rdf:type", "rdfs:label", "twl:hasParty", "twl:field"}
    assert "    # twl:status concept:to-be-completed ;" in text.splitlines()


def test_two_parties_are_two_places() -> None:
    text = text_of(TWL + "CooperationAgreement")
    assert f"    twl:hasParty\n        {OPEN} ,\n        {OPEN} ;\n" in text


def test_an_agreement_comes_with_the_signing_that_signs_it() -> None:
    text = text_of(TWL + "CooperationAgreement")
    used = active(text, "id:to-be-completed-signing")
    assert used["twl:signs"] == [f"<{expand('id:to-be-completed-cooperation-agreement')}>"]
    assert '    # twl:date "2017-02-14"^^xsd:date ;' in text
    assert "    # twl:dateBasis concept:to-be-completed ;" in text


def test_what_goes_with_what_is_required_is_required() -> None:
    used = active(text_of(TWL + "Period"), "id:to-be-completed-period")
    assert {"twl:begins", "twl:dateBasis"} <= used.keys()
    assert "twl:earliest" not in uncommented(text_of(TWL + "Period"))


def test_what_depends_on_another_value_is_neither_required_nor_merely_optional() -> None:
    text = text_of(TWL + "Figure")
    used = active(text, "id:to-be-completed-figure")
    assert {"schema:minValue", "schema:maxValue"}.isdisjoint(used)
    assert text.count("(depends on twl:approximation): There is at most one") == 2
    assert "## at least (depends on twl:approximation)" in text
    degrees = re.search(r"## one of: (concept:exact .*?)\n    twl:approximation", text, re.DOTALL)
    assert degrees is not None
    named = re.findall(r"concept:([\w-]+)", degrees[1])
    assert named == ["exact", "about", "more-than", "less-than", "order-of-magnitude"]


def test_only_agreements_that_are_not_signed_yet_are_examples_of_what_is_signed() -> None:
    text = " ".join(text_of(TWL + "Signing").replace("##", "").split())
    told = text[: text.index("twl:signs concept:")]
    examples = re.findall(r"\bid:[\w-]+", told[told.rindex("for example:") :])
    signed = {
        compact(str(quad.object)[1:-1])
        for quad in knowledge().default_graph.quads_for_pattern(None, ox.NamedNode(TWL + "signs"), None, None)
    }
    assert examples
    assert not signed & set(examples)


def test_the_file_says_where_its_facts_come_from() -> None:
    quads = parsed(text_of(TWL + "Person"))
    header = ox.NamedNode("https://w3id.org/twl-graph/graph/to-be-completed")
    told = {(compact(quad.predicate.value), str(quad.object)) for quad in quads if quad.subject == header}
    assert ("prov:wasDerivedFrom", f"<{expand('id:to-be-completed-source')}>") in told
    assert ("rdf:type", f"<{expand('void:Dataset')}>") in told


def test_allowed_values_are_all_named() -> None:
    text = " ".join(text_of(TWL + "Enumeration").replace("##", "").split())
    assert "one of: concept:list-complete (" in text
    assert ", concept:list-partial (" in text
    assert ", concept:list-unknown (" in text


def test_a_document_has_a_title_instead_of_a_name() -> None:
    told = " ".join(text_of(TWL + "ActionPlan").replace("##", "").split())
    assert "Whoever gives a title gives no name besides. # dcterms:title" in told
    assert "gives no name besides" not in text_of(TWL + "Person")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_of_a_cooperation_agreement(lang: str) -> None:
    golden = ROOT / "tests" / "templates" / f"cooperation-agreement.{lang}.ttl"
    assert text_of(TWL + "CooperationAgreement", lang) == golden.read_text(encoding="utf-8")
