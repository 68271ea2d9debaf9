"""`twl template`: a stub for a class, or the list of the classes that have one."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT, Outcome
from twl_graph.widths import width


def test_a_class_gives_its_template(twl: Callable[..., Outcome]) -> None:
    golden = (ROOT / "tests" / "templates" / "cooperation-agreement.zh.ttl").read_text(encoding="utf-8")
    assert twl("template", "合作协议", "--lang", "zh") == (0, golden, "")


def test_without_a_class_the_classes_are_listed_with_what_they_mean(twl: Callable[..., Outcome]) -> None:
    told = twl("template", "--lang", "en")
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert lines[lines.index("twl:Signing  signing") + 1].startswith("    ")
    assert max(map(width, lines)) <= 80


def test_both_languages_stand_in_one_list(twl: Callable[..., Outcome]) -> None:
    assert "twl:Signing  签署 / signing\n    各方签署一份协议的事件。\n    " in twl("template", "--lang", "both").out


def test_an_unknown_class_is_not_found(twl: Callable[..., Outcome]) -> None:
    told = twl("template", "Agremeent")
    assert (told.code, told.out) == (4, "")
    assert told.err == 'No class with a template "Agremeent". Did you mean agreement?\n'


def test_a_template_can_be_written_to_a_file(twl: Callable[..., Outcome], tmp_path: Path) -> None:
    assert twl("template", "Signing", "-o", tmp_path / "new.ttl").code == 0
    assert "a twl:Signing ;" in (tmp_path / "new.ttl").read_text(encoding="utf-8")


def test_another_graph_has_the_templates_of_its_own_shapes(twl: Callable[..., Outcome], tmp_path: Path) -> None:
    for folder in ("ontology", "data"):
        (tmp_path / folder).mkdir()
    head = (ROOT / "ontology" / "prefixes.ttl").read_text(encoding="utf-8")
    (tmp_path / "ontology" / "prefixes.ttl").write_text(head, encoding="utf-8")
    lines = [line for line in head.splitlines() if line.startswith("@prefix")]
    facts = "@base <https://w3id.org/twl-graph/graph/x> .\n" + "\n".join(lines) + "\nid:x a twl:Bridge ."
    (tmp_path / "data" / "x.ttl").write_text(facts, encoding="utf-8")
    shapes = tmp_path / "ontology" / "shapes"
    shapes.mkdir()
    rule = (
        "\nshape:Bridge a sh:PropertyShape ; sh:targetClass twl:Bridge ; sh:path twl:crosses ; sh:minCount 1 ;"
        ' sh:message "桥跨水。"@zh , "A bridge crosses water."@en .'
    )
    (shapes / "bridge.ttl").write_text("\n".join(lines) + rule, encoding="utf-8")
    told = twl("template", "twl:Bridge", "--store", tmp_path)
    assert told.code == 0, told.err
    assert "crosses" in told.out
    assert "A bridge crosses water." in told.out
