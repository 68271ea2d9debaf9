"""``twl build``: the flat graph, ``data/tongwulang.ttl``."""

import click

from twl_graph.cli.options import check_option, lang_option, store_option
from twl_graph.cli.shell import FINDINGS, notice
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.cli.workplace import workplace
from twl_graph.errors import Words


@click.command(
    cls=Verb,
    help=bilingual(
        "由 ontology/ 与 data/ 生成平面图文件 data/tongwulang.ttl：全部事实与推算结果，一个 Turtle 文件。",
        "Generate the flat graph data/tongwulang.ttl from ontology/ and data/: every fact, stated and computed, in one "
        "Turtle file.",
    ),
)
@check_option
@store_option
@lang_option
def command(check: bool, store: str | None, lang: str) -> None:
    """Generate the file, or compare it with what would be generated."""
    from twl_graph.flat import flat_graph
    from twl_graph.knowledge import FLAT, Knowledge, digest
    from twl_graph.writing import write_atomically

    folder = workplace(store).folder
    path = folder / "data" / FLAT
    new = flat_graph(Knowledge.read(folder), digest(folder)).encode("utf-8")
    old = path.read_bytes() if path.is_file() else None
    if old == new:
        notice(Words("{0} 是最新的", "{0} is up to date").formatted(path), lang)
    elif check:
        state = Words("{0} 已过时", "{0} is out of date") if old is not None else Words("没有 {0}", "{0} is missing")
        notice(state.formatted(path), lang)
        notice(Words("改正：twl build", "to mend it: twl build"), lang)
        raise click.exceptions.Exit(FINDINGS)
    else:
        write_atomically(path, new)
        notice(Words("写好了 {0}", "{0} written").formatted(path), lang)
