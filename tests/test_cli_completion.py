"""Shells complete the command line: through click's protocol, and in real shells."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundled import knowledge
from tests.conftest import Outcome
from tests.small_checkout import small_checkout
from twl_graph.cli import VERBS, shell
from twl_graph.cli.completion import Bash, Fish, Zsh, complete, read_line
from twl_graph.cli.shell import run
from twl_graph.questions import load, names
from twl_graph.questions.permitted import permitted

#: What bash splits words at, unless told otherwise.
BREAKS = " \t\n\"'@><=;|&(:"
Twl = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def completed(line: str) -> list[tuple[str, str, str]]:
    """What may stand where the line ends: type, whole word and help."""
    typed = read_line(line)
    shell_complete = Zsh(shell._twl, {}, "twl", "_TWL_COMPLETE")
    items = shell_complete.get_completions(list(typed.words[1:]), typed.word)
    return [(item.type, item.value, item.help or "") for item in items]


def words(line: str) -> list[str]:
    return [value for _, value, _ in completed(line)]


# --- what may stand where -----------------------------------------------------------------------------------------


def test_verbs_and_options_are_completed_with_what_they_do() -> None:
    assert words("twl ") == list(VERBS)
    assert completed("twl as") == [("plain", "ask", VERBS["ask"][1].en)]
    assert completed("twl --lang zh as") == [("plain", "ask", VERBS["ask"][1].zh)]
    assert words("twl --l") == ["--lang"]
    assert ("plain", "--search", "list only the questions that speak of these words") in completed("twl ask --s")
    assert ("plain", "--search", "只列出提到这些词的问题") in completed("twl ask --lang zh --s")


def test_no_verb_is_imported_to_complete_the_verbs() -> None:
    code = (
        "import os, sys; os.environ.update(_TWL_COMPLETE='bash_complete', TWL_LINE='twl '); sys.argv = ['twl'];"
        "from twl_graph.cli.shell import run; run();"
        "print(sorted(name for name in sys.modules if name.startswith(('twl_graph.cli.ask', 'pyoxigraph', 'rdflib'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "plain,ask"
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_names_of_questions_are_completed_with_what_they_ask() -> None:
    assert words("twl ask ") == names()
    assert completed("twl ask tour") == [
        ("plain", "tourism-routes", "Which tourism routes do the three places offer?"),
    ]
    assert words("twl ask --lang zh tour") == ["tourism-routes"]


def test_parameters_are_completed_each_once() -> None:
    assert completed("twl ask agreement-parties -p ") == [
        ("plain", "agreement=", "only this agreement"),
        ("plain", "party=", "only those of this party"),
    ]
    assert words("twl ask agreement-parties --param pa") == ["party="]
    assert words("twl ask agreement-parties -p party=廊坊 -p ") == ["agreement="]
    assert words("twl ask -p ") == []
    assert words("twl ask no-such-question -p ") == []
    assert words("twl ask people -p x=") == []


def test_values_are_those_that_the_parameter_takes_in_the_language() -> None:
    assert completed("twl ask platforms -p status=") == [
        ("plain", f"status={value}", meaning)
        for value, meaning in [
            ("agreed", "已商定"),
            ("done", "已完成"),
            ("imminent", "即将"),
            ("planned", "计划"),
            ("under way", "进行中"),
        ]
    ]
    assert words("twl ask statements-by-speaker --lang zh -p speaker=杨") == [
        "speaker=杨中秋",
        "speaker=杨令生",
        "speaker=杨斌",
    ]
    people = permitted(load("statements-by-speaker").params["speaker"], knowledge())
    assert people is not None
    assert len(words("twl ask statements-by-speaker -p speaker=")) == len(people)
    assert words("twl ask statements-by-speaker -p speaker=陈") == ["speaker=陈平"], "in the other language, if need be"
    assert words("twl ask statements-by-speaker -p speaker=chen") == ["speaker=Chen Ping"]
    assert words("twl ask agreement-parties --lang zh -p agreement=通武廊旅") == [
        "agreement=通武廊旅游合作联盟框架协议"
    ]
    assert words("twl ask agreement-parties --lang zh -p agreement=通武廊科技合") == ["agreement=“通武廊”科技合作协议"]
    assert words("twl ask agreements -p year=201") == ["year=2017", "year=2018", "year=2019"]
    assert words("twl ask timeline -p from=2017-03") == ["from=2017-03-23"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("twl ask people -f ", ["table", "csv", "tsv", "json", "xml", "md", "svg"]),
        ("twl query -f t", ["table", "tsv", "turtle", "trig"]),
        ("twl export --format j", ["jsonld"]),
        ("twl show x -f ", ["table", "json", "turtle", "trig", "ntriples", "nquads", "rdfxml", "jsonld", "mermaid"]),
        ("twl validate -f te", ["text"]),
        ("twl add -f j", ["json"]),
        ("twl remove --fail-on w", ["warning"]),
        ("twl ask --lang ", ["zh", "en", "both"]),
        ("twl ask --lang=z", ["--lang=zh"]),
        ("twl ask timeline --param=from=2017-03", ["--param=from=2017-03-23"]),
        ("twl source v", ["verify"]),
    ],
)
def test_formats_and_choices_are_completed(line: str, expected: list[str]) -> None:
    assert words(line) == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("twl fmt data/", "file"),
        ("twl validate new", "file"),
        ("twl add new", "file"),
        ("twl init new", "dir"),
        ("twl ask people -o an", "file"),
        ("twl query --file q", "file"),
        ("twl ask people --store d", "dir"),
        ("twl export --query q", "file"),
        ("twl source verify --article a", "file"),
    ],
)
def test_files_and_folders_are_left_to_the_shell(line: str, kind: str) -> None:
    assert [each[:2] for each in completed(line)] == [(kind, line.split()[-1])]


def test_things_are_completed_once_a_name_is_begun() -> None:
    assert words("twl show ") == []
    assert "Chaobai River" in words("twl show Chaob")
    assert ("plain", "潮白河", "Chaobai River") in completed("twl show 潮白")


def test_the_files_that_were_added_are_offered_for_removal(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path)
    assert words(f"twl remove --store {folder} ") == []
    for name in ("library-news", "school-news"):
        (folder / "data" / "added").mkdir(exist_ok=True)
        (folder / "data" / "added" / f"{name}.ttl").write_text("", "utf-8")
    assert words(f"twl remove --store {folder} ") == ["library-news", "school-news"]
    assert words(f"twl remove --store {folder} sch") == ["school-news"]


# --- the protocol -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script_from_the_variable_that_click_documents(
    name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_TWL_COMPLETE", f"{name}_source")
    assert run() == 0
    assert f"_TWL_COMPLETE={name}_complete" in capfd.readouterr().out


@pytest.mark.parametrize("instruction", ["powershell_source", "bash", "bash_nonsense", ""])
def test_what_is_no_instruction_is_refused(instruction: str) -> None:
    assert complete(shell._twl, "_TWL_COMPLETE", instruction) == (1, "")


def test_arguments_that_are_given_count_more_than_the_variable(twl: Twl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TWL_COMPLETE", "bash_source")
    assert twl("ask", "tourism-routes", "-q").code == 0


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("twl ask statements-by-speaker -p sp", ["plain,speaker="]),
        ("twl ask statements-by-speaker -p speaker=Che", ["plain,Chen\\ Ping"]),
        ("twl ask statements-by-speaker -p speaker=Chen\\ P", ["plain,Chen\\ Ping"]),
        ('twl ask statements-by-speaker -p "speaker=Che', ["plain,speaker=Chen Ping"]),
        ("twl ask statements-by-speaker -p speaker='Che", ["plain,Chen Ping"]),
        ("twl ask --lang=z", ["plain,zh"]),
        ("twl ask people -o x", ["file,x"]),
        ("twl ask people -f nonsense", [""]),
    ],
)
def test_bash_is_given_the_rest_of_the_word_as_it_stands_in_the_line(
    line: str, printed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWL_LINE", line)
    monkeypatch.setenv("TWL_BREAKS", BREAKS)
    assert complete(shell._twl, "_TWL_COMPLETE", "bash_complete") == (0, "\n".join(printed) + "\n")


def test_zsh_and_fish_are_given_whole_words_with_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMP_WORDS", "twl ask statements-by-speaker -p speaker=Che")
    monkeypatch.setenv("COMP_CWORD", "4")
    assert complete(shell._twl, "X", "zsh_complete")[1] == "plain\nspeaker=Chen Ping\n陈平\n"
    assert complete(shell._twl, "X", "fish_complete")[1] == "plain,speaker=Chen Ping\t陈平\n"
    assert Zsh(shell._twl, {}, "twl", "X").get_completion_args() == (
        ["ask", "statements-by-speaker", "-p"],
        "speaker=Che",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twl ask ", (("twl", "ask"), "", "", "")),
        ("twl ask a=b", (("twl", "ask"), "a=b", "a=", "")),
        ('twl a\\ b \'c d\' "e\\"f" g', (("twl", "a b", "c d", 'e"f'), "g", "", "")),
        ("twl x='a b", (("twl",), "x=a b", "x=", "'")),
        ('twl "x=a b', (("twl",), "x=a b", "", '"')),
        ("twl x=a\\=b", (("twl",), "x=a=b", "x=", "")),
        ("twl id:a", (("twl",), "id:a", "id:", "")),
        ("twl ''", (("twl",), "", "", "")),
        ("twl a\\", (("twl",), "a", "", "")),
        ("", ((), "", "", "")),
    ],
)
def test_a_line_is_read_as_a_shell_reads_it(text: str, expected: tuple[object, ...]) -> None:
    assert tuple(read_line(text, BREAKS)) == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)))
def test_quoted_words_are_read_back(given_words: list[str]) -> None:
    line = "".join("'" + word.replace("'", "'\"'\"'") + "' " for word in given_words)
    assert read_line(line).words == tuple(given_words)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_completed_without_an_error(text: str) -> None:
    for verb in ("ask ", "ask people -p ", ""):
        completed(f"twl {verb}{text}")


# --- real shells --------------------------------------------------------------------------------------------------

#: How each shell is started, and what is typed first. Its prompt is set last, by quotes that keep it from being found
#: in what is typed.
_START = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        "bind 'set enable-bracketed-paste off'; eval \"$(_TWL_COMPLETE=bash_source twl)\"; PS1='rea''dy>'",
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        "unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; "
        "eval \"$(_TWL_COMPLETE=zsh_source twl)\"; PS1='rea''dy>'",
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        "_TWL_COMPLETE=fish_source twl | source; function fish_prompt; echo -n 'rea''dy>'; end",
    ),
}


class Terminal:
    """A shell on a terminal of its own, in which lines are typed."""

    def __init__(self, name: str, folder: Path) -> None:
        command, setup = _START[name]
        self._child, self._terminal = pty.fork()
        if self._child == 0:  # pragma: no cover - another process
            os.chdir(folder)
            os.environ.update(TERM="dumb", LC_ALL="C.UTF-8", HOME=str(folder), PATH=f"{folder}:{os.environ['PATH']}")
            os.environ.pop("COLUMNS", None)
            os.execvp(command[0], command)
        self._type(f"{setup}\n")
        self._read_until("ready>")

    def completed(self, line: str) -> list[str]:
        """Type a line and the tab key, and return the words that the shell then reads.

        The shell is at its prompt. What is typed behind the tab key waits until the completion is there. It puts
        `printf` before the line, and behind it a word that tells where the output ends.
        """
        self._type(f"{line}\t\x01printf '<%s>' \x05 e''nd\n")
        return re.findall(r"<([^<>]*)>", self._read_until("<end>"))[-len(line.split()) - 2 : -1]

    def close(self) -> None:
        """End the shell."""
        os.close(self._terminal)
        os.waitpid(self._child, 0)

    def _type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def _read_until(self, wanted: str) -> str:
        """Read what the shell writes up to what is wanted."""
        found = b""
        while wanted.encode() not in found:
            ready, _, _ = select.select([self._terminal], [], [], 60)
            assert ready, f"no {wanted} in {found!r}"
            found += os.read(self._terminal, 65536)
        return found.decode("utf-8", "replace")


@pytest.fixture(params=["bash", "zsh", "fish"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    (tmp_path / "twl").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m twl_graph.cli "$@"\n')
    (tmp_path / "twl").chmod(0o755)
    (tmp_path / "new facts.ttl").write_text("")
    opened = Terminal(request.param, tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("twl ask agreement-p", "agreement-parties"),
        ("twl ask agreement-parties -p par", "party="),
        ("twl ask statements-by-speaker -p speaker=Che", "speaker=Chen Ping"),
        ('twl ask statements-by-speaker -p "speaker=Che', "speaker=Chen Ping"),
        ("twl ask statements-by-speaker --lang zh -p speaker=陈", "speaker=陈平"),
        ("twl ask --lang=z", "--lang=zh"),
        ("twl fmt new", "new facts.ttl"),
    ],
)
def test_a_real_shell_completes_a_word_and_quotes_what_needs_it(terminal: Terminal, line: str, last: str) -> None:
    assert terminal.completed(line)[-1:] == [last]


def test_names_with_commas_and_colons_stay_whole() -> None:
    zsh, fish, bash = (kind(shell._twl, {}, "twl", "X") for kind in (Zsh, Fish, Bash))
    item = zsh.get_completions(["ask", "agreement-parties", "-p"], "agreement=Framework Agreement on Jud")
    (court,) = [each for each in item if "Courts" in each.value]
    assert fish.format_completion(court).startswith(f"plain,{court.value}\t")
    assert 'string split --max 1 "," ' in fish.source()
    court.value = "a:b"
    assert zsh.format_completion(court).splitlines()[1] == "a\\:b"
    court.help = None
    assert zsh.format_completion(court).splitlines()[1:] == ["a:b", "_"]
    assert "compopt -o nospace" in bash.source()
