"""What every verb shares: help, languages, exit codes, output."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tests.conftest import Outcome
from twl_graph import __version__, errors
from twl_graph.cli import VERBS, shell
from twl_graph.cli.wording import choose, default_language, wanted_language
from twl_graph.errors import Words

Twl = Callable[..., Outcome]


@pytest.fixture
def verb(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Let the verb ``ask`` do whatever a test wants."""

    def install(action: Callable[[], object]) -> None:
        command = click.Command("ask", callback=action)
        monkeypatch.setattr(shell._Verbs, "get_command", lambda *_: command)

    return install


# --- help ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_the_help_names_every_verb_and_imports_none(arguments: list[str]) -> None:
    code = (
        "import sys; from twl_graph.cli import main; code = main(sys.argv[1:]);"
        "print(*sorted(name for name in sys.modules if name.startswith(('twl_graph.cli.', 'rdflib', 'pyoxigraph'))));"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in VERBS)
    assert done.stdout.splitlines()[-1] == "twl_graph.cli.shell twl_graph.cli.wording"


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_explains_itself_in_both_languages(twl: Twl, name: str) -> None:
    english, chinese = twl(name, "--help"), twl(name, "--help", "--lang", "zh")
    assert (english.code, chinese.code) == (0, 0)
    assert english.out.startswith(f"Usage: twl {name}")
    assert chinese.out.startswith(f"用法：twl {name}")
    assert "||" not in english.out + chinese.out
    assert not any("\u4e00" <= character <= "\u9fff" for character in english.out)


@pytest.mark.parametrize("name", [name for name in VERBS if name != "init"])  # whose argument is the folder
def test_every_verb_takes_the_folder_of_its_graph_under_both_names(twl: Twl, name: str, tmp_path: Path) -> None:
    assert "--store, --data DIR" in twl(name, "--help").out
    subject = {"query": ["ASK {}"], "show": ["id:tongzhou"], "source": ["verify", "--article", "x"], "ask": ["people"]}
    subject["search"] = ["x"]
    subject["add"] = [str(tmp_path / "river.nt")]
    subject["remove"] = ["river"]
    subject["draft"] = [str(tmp_path / "river.txt")]
    (tmp_path / "river.txt").write_text("廊坊市", encoding="utf-8")
    (tmp_path / "river.nt").write_text("<http://e/a> <http://e/b> 1 .")
    for option in ("--store", "--data"):
        outcome = twl(name, *subject.get(name, []), option, tmp_path)
        assert (outcome.code, outcome.out) == (2, "")
        assert str(tmp_path) in outcome.err


def test_the_version_is_that_of_the_package(twl: Twl) -> None:
    assert twl("--version").out == f"twl {__version__}\n"


# --- language -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ({"LANG": "de_DE"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_the_locales(environment: dict[str, str], lang: str) -> None:
    assert default_language(environment) == lang


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["ask", "--lang", "zh"], "zh"),
        (["--lang=both", "ask"], "both"),
        (["ask", "--lang", "zh", "--lang", "en"], "en"),
        (["ask", "--", "--lang", "zh"], "en"),
        (["ask", "--lang", "fr"], "en"),
        (["ask", "--lang"], "en"),
    ],
)
def test_the_language_that_is_asked_for_counts_more(
    arguments: list[str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert wanted_language(arguments) == lang


def test_a_help_text_in_one_language_is_left_alone() -> None:
    assert [choose("只此 || only", lang) for lang in ("zh", "en", "both")] == ["只此", "only", "只此 / only"]
    assert choose("a || b".replace(" || ", "||"), "zh") == "a||b"


# --- exit codes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError("no"), 2),
        (errors.UnreadableInput("a.ttl", 1, 2, "no"), 2),
        (errors.WrongArticle("no"), 2),
        (errors.ResourcesMissing(["no"]), 2),
        (errors.Busy("no"), 2),
        (errors.AlreadyThere("a.ttl", Words("有", "no")), 2),
        (errors.UnsupportedFeature("no"), 3),
        (errors.NotFound("thing", "no"), 4),
        (errors.Ambiguous("thing", "no", ["a", "b"]), 4),
        (errors.LimitReached("no"), 5),
    ],
)
def test_each_error_has_its_exit_code_and_one_message(
    twl: Twl, verb: Callable[[Callable[[], object]], None], error: errors.TwlError, code: int
) -> None:
    def action() -> None:
        raise error

    verb(action)
    assert twl("ask") == Outcome(code, "", f"{error}\n")


def test_every_error_class_is_among_them() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.TwlError)}
    assert len(kinds) == 11  # the ten above and their root: a new one needs a line there


def test_an_interruption_is_no_traceback(twl: Twl, verb: Callable[[Callable[[], object]], None]) -> None:
    def action() -> None:
        raise KeyboardInterrupt

    verb(action)
    assert twl("ask")[::2] == (130, "interrupted\n")


def test_what_the_system_refuses_is_said_with_the_file(twl: Twl, verb: Callable[[Callable[[], object]], None]) -> None:
    verb(lambda: shell.write_output("x", "/nowhere/at/all.ttl"))
    assert twl("ask")[::2] == (2, "/nowhere/at/all.ttl: there is no folder /nowhere/at\n")
    assert twl("--lang", "zh", "ask")[::2] == (2, "/nowhere/at/all.ttl: 没有文件夹 /nowhere/at\n")


def test_an_output_file_without_a_name_is_wrong_usage(twl: Twl, verb: Callable[[Callable[[], object]], None]) -> None:
    verb(lambda: shell.write_output("x", ""))
    assert twl("ask")[::2] == (2, "-o takes the name of a file; this one is empty\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["aks"], 'No verb "aks". Did you mean ask?'),
        (["xyzzy"], 'No verb "xyzzy". There are: ask, '),
        (["fmt", "--chekc"], "--check"),
        (["fmt", "--lang", "fr"], '"fr": give zh, en or both'),
        (["source"], "verify"),
    ],
)
def test_wrong_usage_is_exit_2_and_names_the_nearest_right_thing(twl: Twl, arguments: list[str], words: str) -> None:
    outcome = twl(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert "Traceback" not in outcome.err


def test_wrong_usage_is_explained_in_chinese_too(twl: Twl) -> None:
    assert twl("--lang", "zh", "aks").err == "没有动词“aks”。你是不是要用：ask？\n用法见：twl --help\n"
    assert "没有选项 --chekc" in twl("fmt", "--chekc", "--lang", "zh").err


# --- output -------------------------------------------------------------------------------------------------------


def test_output_goes_to_a_file_as_a_whole_or_to_standard_output(
    twl: Twl, verb: Callable[[Callable[[], object]], None], tmp_path: Path
) -> None:
    def action() -> None:
        shell.write_output("甲\n", str(tmp_path / "a.txt"))
        shell.write_output("乙\n".encode(), "-")

    verb(action)
    assert twl("ask") == Outcome(0, "乙\n", "")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "甲\n"


def test_messages_go_to_standard_error_in_the_language_wanted(
    twl: Twl, verb: Callable[[Callable[[], object]], None]
) -> None:
    def action() -> None:
        shell.notice(Words("好", "fine"), "zh")
        shell.say(Words("好", "fine"), "both")

    verb(action)
    assert twl("ask") == Outcome(0, "好\nfine\n", "好\n")


def test_a_message_acts_on_no_terminal(twl: Twl, verb: Callable[[Callable[[], object]], None]) -> None:
    verb(lambda: shell.notice("a\x1b[2J\tb\n\u202ec", "en"))
    assert twl("ask") == Outcome(0, "", "a\\x1b[2J\tb\n\\u202ec\n")


def _shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    twl = f"{sys.executable} -m twl_graph.cli"
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command.replace('twl', twl, 1)}"],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", **environment},
    )


def test_a_reader_that_closes_the_pipe_is_no_error(tmp_path: Path) -> None:
    facts = "".join(f"<http://e/{number}> <http://e/p> {number} .\n" for number in range(20_000))
    (tmp_path / "many.ttl").write_text(facts)
    done = _shell(f"twl fmt - < {tmp_path}/many.ttl | head -1", LC_ALL="C.UTF-8")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


def test_a_full_disk_is_said_and_no_traceback() -> None:
    done = _shell("twl --help > /dev/full", LC_ALL="C.UTF-8")
    assert done.returncode == 2
    assert "no space is left" in done.stderr
    assert "Traceback" not in done.stderr


def test_chinese_is_printed_in_any_locale() -> None:
    done = _shell("twl --lang zh", LC_ALL="POSIX", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "通武廊知识图谱" in done.stdout


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("twl ask people >&-", 2, "standard output is closed"),
        ("twl ask no-such-question 2>&-", 4, ""),
        ("twl ask people -o /dev/null >&- 2>&-", 0, ""),
        ("twl ask no-such-question 2>/dev/full", 4, ""),
        ("twl fmt - <&-", 2, "standard input is closed"),
        ("twl --help >&-", 0, ""),
    ],
)
def test_closed_streams_change_no_exit_code_and_are_no_traceback(command: str, code: int, words: str) -> None:
    done = _shell(command, LC_ALL="C.UTF-8")
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


# --- arguments ----------------------------------------------------------------------------------------------------

_ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("environment", [{"LC_ALL": "C.UTF-8"}, _ASCII])
def test_a_chinese_argument_is_understood_in_any_locale(environment: dict[str, str], tmp_path: Path) -> None:
    done = _shell(f"twl show 陈平 -o {tmp_path}/陈平.txt", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "陈平" in (tmp_path / "陈平.txt").read_text(encoding="utf-8")
    (tmp_path / "甲.ttl").write_text("<http://e/a> <http://e/b> 1 .\n")
    assert _shell(f"twl fmt --check {tmp_path}/甲.ttl", **environment).returncode == 0


@pytest.mark.parametrize("environment", [{"LC_ALL": "C.UTF-8"}, _ASCII])
def test_an_argument_that_is_no_text_is_one_message(environment: dict[str, str]) -> None:
    done = _shell(r"twl show $'a\xff\xfe'", **environment)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", 'the argument "a\\xff\\xfe" is not UTF-8 text\n')


def test_a_file_that_does_not_parse_is_shown_at_the_line_with_a_mark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "torn.ttl"
    file.write_text("@prefix e: <http://e/> .\ne:a e:b “x” .\n", encoding="utf-8")
    assert shell.run(["validate", str(file), "--lang", "en"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f'{file}:2:9: the full-width “ should be "',
        "    2 | e:a e:b “x” .",
        "      |         ^",
        '  what to do: write " instead',
    ]


def test_a_query_that_does_not_parse_is_shown_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "torn.rq"
    file.write_text("SELECT * WHERE { ?s ?p “x” }\n", encoding="utf-8")
    assert shell.run(["query", "--file", str(file), "--lang", "en"]) == 2
    assert capsys.readouterr().err.count("SELECT *") == 1
