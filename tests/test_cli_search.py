"""``twl search``: found things in a table or for machines, without loading what a search does not need."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.small_checkout import small_checkout
from twl_graph.widths import width

Twl = Callable[..., Outcome]


def test_it_shows_both_names_kind_identifier_and_what_fits(twl: Twl) -> None:
    outcome = twl("search", "twl", "--limit", "1")
    assert outcome.code == 0
    header, _, row = ([cell for cell in line.split("  ") if cell] for line in outcome.out.splitlines())
    assert header == ["English name", "Chinese name", "kind", " identifier", " found by"]
    assert [cell.strip() for cell in row] == [
        "Tong-Wu-Lang",
        "通武廊",
        "grouping of regions",
        "id:tongwulang",
        "initials: twl",
    ]
    assert outcome.err.startswith("found ")


def test_the_language_chooses_the_order_of_the_names(twl: Twl) -> None:
    first = {
        lang: twl("search", "tzq", "--limit", "1", "--lang", lang).out.splitlines() for lang in ("zh", "en", "both")
    }
    assert first["zh"][0].split() == ["中文名", "英文名", "类", "标识符", "据此找到"]
    assert first["zh"][2].split()[:2] == ["通州区", "Tongzhou"]
    assert "首字母：tzq" in first["zh"][2]
    assert first["en"][2].startswith("Tongzhou District")
    assert "市辖区 / district" in first["both"][2]


def test_what_is_left_out_is_told(twl: Twl) -> None:
    outcome = twl("search", "廊坊", "--limit", "2")
    assert len(outcome.out.splitlines()) == 4
    total = int(outcome.err.split("--limit ")[1].split()[0])
    whole = twl("search", "廊坊", "--limit", str(total))
    assert len(whole.out.splitlines()) == total + 2
    assert whole.err == ""


def test_json_and_tsv_hold_both_names_the_iri_and_the_match(twl: Twl) -> None:
    rows = json.loads(twl("search", "langfangshi", "-f", "json", "--limit", "1").out)["results"]["bindings"]
    assert {name: term["value"] for name, term in rows[0].items()} == {
        "name_zh": "廊坊市",
        "name_en": "Langfang",
        "kind": "prefecture-level city",
        "id": "https://w3id.org/twl-graph/id/langfang",
        "match": "pinyin",
        "matched": "láng fáng shì",
    }
    lines = twl("search", "langfangshi", "-f", "tsv").out.splitlines()
    assert lines[0].split("\t") == ["?name_zh", "?name_en", "?kind", "?id", "?match", "?matched"]
    assert "| Langfang |" in twl("search", "langfangshi", "-f", "md").out
    assert twl("search", "langfangshi", "-f", "turtle").code == 2


def test_a_file_is_written_in_the_format_of_its_name(twl: Twl, tmp_path: Path) -> None:
    twl("search", "廊坊", "-o", tmp_path / "found.csv")
    assert (tmp_path / "found.csv").read_text(encoding="utf-8").startswith("name_zh,name_en,kind,id,match,matched")
    twl("search", "廊坊", "-o", tmp_path / "found.txt")
    assert (tmp_path / "found.txt").read_text(encoding="utf-8").startswith("English name")


def test_only_things_of_a_class(twl: Twl) -> None:
    out = twl("search", "廊坊", "--kind", "职务", "--lang", "zh").out
    assert "廊坊市市长" in out
    assert "廊坊市教育局  " not in out
    assert twl("search", "廊坊", "--kind", "职位吗")[::2] == (4, 'No class "职位吗".\n')


def test_what_is_not_found_ends_with_the_nearest_names(twl: Twl) -> None:
    assert twl("search", "陈萍") == Outcome(4, "", 'No thing "陈萍". Did you mean 陈平?\n')
    assert twl("search", "陈萍", "--lang", "zh").err == "没有名为“陈萍”的事物。你是不是要用：陈平？\n"
    elsewhere = "The questions that twl ask lists tell what there is."
    assert twl("search", "😀")[::2] == (4, f'No thing "😀". {elsewhere}\n')
    assert twl("show", "😀")[::2] == (4, f'No thing "😀". {elsewhere}\n')


@pytest.mark.parametrize("text", ["", " ", "x" * 1001])
def test_what_cannot_be_looked_for_is_wrong_usage(twl: Twl, text: str) -> None:
    outcome = twl("search", text)
    assert (outcome.code, outcome.out) == (2, "")


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("columns", ["40", "80"])
def test_it_fits_the_terminal(twl: Twl, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for text in ("协议", "demonstration zone", "langfang"):
        for line in twl("search", text, "--lang", lang).out.splitlines():
            assert width(line) <= int(columns), line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path)


def test_a_graph_without_an_index_is_searched_all_the_same_and_it_says_so(twl: Twl, folder: Path) -> None:
    outcome = twl("search", "甲区", "--store", folder)
    assert (outcome.code, outcome.err.count("twl build")) == (0, 1)
    assert "id:a" in outcome.out
    unread = twl("search", "jiaqu", "--store", folder)
    assert (unread.code, unread.err.count("twl build")) == (4, 1)
    assert "没有或已过时" in twl("search", "甲区", "--store", folder, "--lang", "zh").err


def test_after_a_build_nothing_is_said_and_after_an_edit_it_is_said_again(twl: Twl, folder: Path) -> None:
    twl("build", "--store", folder)
    assert twl("search", "jiaqu", "--store", folder).err == ""
    names = folder / "data" / "names.ttl"
    names.write_text(names.read_text(encoding="utf-8") + 'id:d rdfs:label "丁区"@zh .\n', encoding="utf-8")
    outcome = twl("search", "丁区", "--store", folder)
    assert "id:d" in outcome.out
    assert "twl build" in outcome.err


#: What a search or a question may not pay for, whatever is installed.
HEAVY = {"pypinyin", "opencc", "rdflib", "pyshacl"}


@pytest.mark.parametrize(
    ("arguments", "light"),
    [
        (["search", "廊坊"], True),
        (["search", "langfang", "--kind", "place"], True),
        (["search", "nothing of the kind"], True),
        (["search", "廊坊", "-f", "json"], False),
        (["show", "langfangshi"], False),
        (["ask", "platforms", "-p", "place=langfangshi"], False),
        (["search", "甲区", "--store", "FOLDER"], False),
    ],
)
def test_nothing_heavy_is_loaded(folder: Path, arguments: list[str], light: bool) -> None:
    code = (
        "import sys; from twl_graph.cli import main; main(sys.argv[1:]);"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    arguments = [str(folder) if argument == "FOLDER" else argument for argument in arguments]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "twl_graph" in loaded
    assert not loaded & (HEAVY | {"pyoxigraph", "json"} if light else HEAVY)
