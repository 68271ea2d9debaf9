"""Help and complaints of the command line: each in the language that is wanted, whatever the version of click."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click
import pytest

from tests.conftest import Outcome
from twl_graph.cli import VERBS
from twl_graph.cli.wording import explain_usage
from twl_graph.widths import width

Twl = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("arguments", "zh", "en", "verb"),
    [
        (["export", "one", "two"], "多余的参数：one two。", "Too many arguments: one two.", "export"),
        (["ask", "--limit", "0"], "--limit 的值“0”无效，应为不小于 1 的整数。", "of at least 1.", "ask"),
        (["ask", "--limit", "ten"], "--limit 的值“ten”无效，应为不小于 1 的整数。", "give a whole number", "ask"),
        (
            ["ask", "--lang", "fr"],
            "--lang 的值“fr”无效，应为 zh、en 或 both。",
            '--lang cannot be "fr": give zh, en or both.',
            "ask",
        ),
        (["ask", "-o"], "选项 -o 后面缺少值。", "The option -o needs a value.", "ask"),
        (["fmt", "--check=1"], "选项 --check 不带值。", "The option --check takes no value.", "fmt"),
        (
            ["fmt", "--chekc"],
            "没有选项 --chekc。你是不是要用：--check、--help？",
            "No option --chekc. Did you mean",
            "fmt",
        ),
        (["fmt", "-z"], "没有选项 -z。", "No option -z.", "fmt"),
        (["source"], "缺少 ACTION：verify 或 show。", "ACTION is missing: verify or show.", "source"),
        (["show"], "缺少 NAME。", "NAME is missing.", "show"),
    ],
)
def test_wrong_usage_is_a_sentence_in_each_language_and_points_to_the_verb(
    twl: Twl, arguments: list[str], zh: str, en: str, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    chinese = twl(*arguments)
    monkeypatch.setenv("LC_ALL", "C")
    english = twl(*arguments)
    assert (chinese.code, english.code) == (2, 2)
    assert chinese.err == f"{zh}\n用法见：twl {verb} --help\n"
    assert en in english.err
    assert english.err.endswith(f"\nFor usage: twl {verb} --help\n")
    assert not re.search("[\u4e00-\u9fff]", english.err)


@pytest.mark.parametrize(
    ("kind", "value", "zh"),
    [
        (click.FloatRange(min=0, min_open=True), "0.0", "大于 0 的数"),
        (click.IntRange(1, 9), "10", "不小于 1、不大于 9 的整数"),
        (click.IntRange(max=9, max_open=True), "9", "小于 9 的整数"),
        (click.INT, "a b", "整数"),
        (click.FLOAT, "x", "数"),
        (click.Choice(["one"]), "two", " one"),
    ],
)
def test_a_wrong_value_is_told_with_what_it_should_have_been(kind: click.ParamType[Any], value: str, zh: str) -> None:
    option = click.Option(["-n", "--number"], type=kind)
    with pytest.raises(click.BadParameter) as caught:
        option.type_cast_value(click.Context(click.Command("any")), value)
    caught.value.param = option
    assert explain_usage(caught.value).zh.startswith(f"--number 的值“{value}”无效，应为{zh}。\n")


def test_what_click_may_come_to_complain_of_is_still_told() -> None:
    assert explain_usage(click.ClickException("new")).zh == "用法有误：new\n用法见：twl --help"
    odd = click.BadParameter("odd", param=click.Option(["--file"]))
    assert explain_usage(odd).zh.startswith("--file 的值无效：odd\n")
    assert explain_usage(click.MissingParameter(param_hint="FILE")).en.startswith("FILE is missing.\n")


def test_the_first_help_is_set_as_the_others_are(twl: Twl) -> None:
    assert "\n动词：\n" in twl("--help", "--lang", "zh").out
    assert "\nVerbs:\n" in twl("--help").out


@pytest.mark.parametrize("verb", VERBS)
def test_chinese_help_holds_nothing_that_click_says_in_english(twl: Twl, verb: str) -> None:
    told = twl(verb, "--help", "--lang", "zh").out
    assert "\n选项：\n" in told
    assert re.search(r"--help +显示本说明\n", told)
    assert "[选项]…" in told.splitlines()[0]
    assert not any(words in told for words in ("OPTIONS", "Show this", "x>=", ":\n"))


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_help_fits_a_terminal_of_80_columns(twl: Twl, verb: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for told in (twl(verb, "--help", "--lang", lang).out, twl("--help", "--lang", lang).out):
        assert max(width(line) for line in told.splitlines()) <= 80
