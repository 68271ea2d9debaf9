"""What may stand in each place of a command line: questions, parameters and their values, things, formats, files."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

import click
from click.shell_completion import CompletionItem

from twl_graph.cli.wording import wanted_language
from twl_graph.errors import TwlError
from twl_graph.folding import fold

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: A value that may stand in a place, and what it means.
Item: TypeAlias = tuple[str, str]


def items(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return what may stand for a parameter of a verb, which its metavar tells; an empty list where that is anything.

    Where none begins as typed, case, width, accents, spaces and quotation marks are ignored.
    """
    metavar = (parameter.metavar or "").strip("[].…")
    if metavar in ("FILE", "DIR", "SPARQL|FILE|-"):
        return [CompletionItem(incomplete, type="dir" if metavar == "DIR" else "file")]
    found = list(_PLACES[metavar](ctx, incomplete)) if metavar in _PLACES else []
    fitting = [item for item in found if item[0].startswith(incomplete)]
    if not fitting and (folded := fold(incomplete)):
        fitting = [item for item in found if fold(item[0]).startswith(folded)]
    return [CompletionItem(value, help=meaning or None) for value, meaning in fitting]


def _formats(ctx: click.Context, _: str) -> Iterator[Item]:
    """Yield the names of the formats that a verb writes."""
    from twl_graph.formats import FORMATS
    from twl_graph.results import ANSWERS

    answers, rdf = list(ANSWERS), list(FORMATS)
    of_verb: Mapping[str, list[str]] = {
        "ask": [*answers, "svg"],
        "query": [*answers, *rdf, "mermaid"],
        "export": rdf,
        "show": ["table", "json", *rdf, "mermaid"],
        "validate": ["text", "json", "sarif", "github", "junit", *rdf],
    }
    yield from ((name, "") for name in of_verb.get(str(ctx.info_name), ()))


def _names(ctx: click.Context, incomplete: str) -> Iterator[Item]:
    """Yield the names of ready questions, of files that were added, or of things once one is begun, for the verb."""
    lang = _language(ctx)
    if ctx.info_name == "ask":
        from twl_graph import questions

        for name in questions.names():
            with suppress(TwlError):  # a broken file is no reason to offer none
                yield name, questions.load(name).header.summary.in_line(lang)
    elif ctx.info_name == "remove":
        from pathlib import Path

        from twl_graph.cli.workplace import workplace
        from twl_graph.curation.accepted import accepted_files

        yield from ((Path(path).stem, str(path)) for path in accepted_files(workplace(ctx.params.get("store")).folder))
    elif incomplete:
        from twl_graph.entities import all_names, names

        knowledge = _knowledge(ctx)
        for name, iri in sorted(set(all_names(knowledge))):
            called = names(knowledge, iri)
            yield name, called.en if name == called.zh else called.zh


def _classes(ctx: click.Context, _: str) -> Iterator[Item]:
    """Yield the classes that have a template."""
    from twl_graph.templating import Templates

    lang = "en" if _language(ctx) == "en" else "zh"
    for each in Templates(_knowledge(ctx)).classes():
        yield each.iri.rpartition("#")[2].rpartition("/")[2], each.name.said(lang)


def _parameters(ctx: click.Context, incomplete: str) -> Iterator[Item]:
    """Yield ``name=`` for the parameters of the question, or ``name=value`` for the values of one."""
    from twl_graph import questions
    from twl_graph.questions.permitted import values

    # Where the option has no value yet, click gives up before it has told the arguments apart.
    asked = ctx.params.get("name") or next(iter(ctx.args), "")
    question, lang = questions.load(str(asked)), _language(ctx)
    name, equals, begun = incomplete.partition("=")
    if not equals:
        given = {str(pair).partition("=")[0] for pair in ctx.params.get("params") or ()}
        for param in question.params.values():
            if param.name not in given:
                yield f"{param.name}=", param.description.in_line(lang)
    elif name in question.params:
        for each in (lang, "en" if lang == "zh" else "zh"):
            offered = values(question.params[name], _knowledge(ctx), each)
            if any(fold(value).startswith(fold(begun)) for value, _ in offered):
                yield from ((f"{name}={value}", meaning) for value, meaning in offered)
                return


def _knowledge(ctx: click.Context) -> "Knowledge":
    from twl_graph.knowledge import Knowledge

    return Knowledge.read(ctx.params.get("store"))


def _language(ctx: click.Context) -> str:
    words = ctx.find_root().obj
    return wanted_language(words if isinstance(words, list) else ())


_PLACES: Final[Mapping[str, Callable[[click.Context, str], Iterator[Item]]]] = {
    "FORMAT": _formats,
    "CLASS": _classes,
    "NAME": _names,
    "NAME=VALUE": _parameters,
}
