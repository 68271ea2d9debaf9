"""``twl search``: things by name, in either script, by pinyin or initials, by a part of a name, or but for a typo."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from twl_graph.cli.answers import Wanted, terminal_width
from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import notice, write_output
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.errors import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twl_graph.search import Hit
    from twl_graph.search.name_index import NameIndex

#: So many things are shown where no other number is asked for.
USUAL_LIMIT: Final = 20
_PARTIAL: Final = Words(
    "名称索引没有或已过时，现从图谱取得名称；词典未知的读音查不到。运行 twl build 可补全",
    "the index of names is missing or out of date, so the names are taken from the graph, and some cannot be found by "
    "their pinyin; twl build makes it whole",
)


@click.command(
    "search",
    cls=Verb,
    help=bilingual(
        "按名称查找事物，最相符的在前。\n\n"
        "TEXT 可以是简体或繁体名称、英文名、别名、拼音（声调可有可无，如 langfang、lang2 fang2）、拼音首字母"
        "（如 twl）、名称的一部分、IRI 的末段；有一两处笔误也能找到。",
        "Find things by name, the best match first.\n\n"
        "TEXT is a name in simplified or traditional characters or in English, an alias, pinyin with or without tones "
        "(langfang, lang2 fang2), its initials (twl), a part of a name or of an IRI; a typo or two do no harm.",
    ),
)
@click.argument("text", metavar="TEXT")
@click.option(
    "--kind",
    metavar="CLASS",
    help=bilingual(
        "只找某一类的事物，如 --kind 协议", "only things of a class, those below it included: --kind agreement"
    ),
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=USUAL_LIMIT,
    metavar="ROWS",
    help=bilingual(f"至多显示这么多（默认 {USUAL_LIMIT}）", f"show at most so many ({USUAL_LIMIT} by default)"),
)
@click.option(
    "-f",
    "--format",
    "syntax",
    metavar="FORMAT",
    help=bilingual("格式：table（默认）、csv、tsv、json、xml、md", "table (default), csv, tsv, json, xml or md"),
)
@output_option
@store_option
@lang_option
def command(
    text: str, kind: str | None, limit: int, syntax: str | None, output: str | None, store: str | None, lang: str
) -> None:
    """Look in the index of names; the graph itself is read only where the index is not fresh."""
    from twl_graph.search import class_named, not_found, search
    from twl_graph.search.name_index import read_or_made

    index = read_or_made(store)
    if not index.whole:
        notice(_PARTIAL, lang)
    of_kind = class_named(index, kind) if kind is not None else None
    hits = search(index, text, kind=of_kind)
    if not hits:
        raise not_found(index, text, of_kind)
    _show(index, hits[:limit], Wanted(syntax, output, None, 0, store, lang))
    if len(hits) > limit:
        more = Words("共找到 {0} 个，--limit {0} 可全部显示", "found {0} in all; --limit {0} shows them")
        notice(more.formatted(len(hits)), lang)


def _show(index: "NameIndex", hits: "Sequence[Hit]", wanted: Wanted) -> None:
    """Print a table at once; what writes the other formats takes 10 ms to load."""
    from twl_graph.search.answer import TITLES, as_rows, as_table

    if wanted.syntax in (None, "table") and not Path(wanted.output or "").suffix:
        write_output(as_table(index, hits, wanted.lang, terminal_width(wanted.output)), wanted.output)
        return
    from twl_graph.sparql.sealing import Form

    chosen = wanted.format_for(Form.SELECT)
    if chosen.name == "table":
        write_output(as_table(index, hits, wanted.lang, None), wanted.output)
    else:
        wanted.show(as_rows(index, hits, wanted.lang), chosen, TITLES)
