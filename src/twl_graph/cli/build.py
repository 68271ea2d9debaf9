"""``twl build``: the generated files, such as ``data/tongwulang.ttl``."""

from pathlib import Path

import click

from twl_graph.cli.options import check_option, lang_option, store_option
from twl_graph.cli.shell import FINDINGS, notice
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.cli.workplace import workplace
from twl_graph.errors import UnsupportedFeature, Words
from twl_graph.search.pinyin import INSTALL


@click.command(
    cls=Verb,
    help=bilingual(
        "由 ontology/ 与 data/ 生成三个文件：平面图 data/tongwulang.ttl，即全部事实与推算结果；"
        "名称索引 data/name-index.tsv，即全部名称及其拼音，供 twl search 使用；"
        "JSON-LD 上下文 ontology/context.jsonld，即各类与属性的简名。\n\n"
        f"读出中文名称的拼音需要另装词典：{INSTALL}。",
        "Generate three files from ontology/ and data/: the flat graph data/tongwulang.ttl, with every fact, stated "
        "and computed; the index of names data/name-index.tsv, with every name and its pinyin, for twl search; and the "
        "JSON-LD context ontology/context.jsonld, with the plain names of classes and properties.\n\n"
        f"The pinyin of Chinese names takes dictionaries that are installed apart: {INSTALL}.",
    ),
)
@check_option
@store_option
@lang_option
def command(check: bool, store: str | None, lang: str) -> None:
    """Generate everything first; only then compare or write, so that a faulty source leaves all as it was.

    Without the dictionaries of Chinese names the index stays as it is, and the other files are made all the same.
    """
    from twl_graph.generated import index_of_names, plain_files
    from twl_graph.search.name_index import INDEX

    folder = workplace(store).folder
    (flat, *rest), missing = plain_files(folder).items(), None
    files = [flat]
    try:
        files.append((folder / "data" / INDEX, index_of_names(folder)))
    except UnsupportedFeature as error:
        missing = error
    fresh = [_brought_up_to_date(path, new, check, lang) for path, new in (*files, *rest)]
    if missing is not None:
        raise missing
    if not all(fresh):
        cure = "twl build" if store is None else f"twl build --store {store}"
        notice(Words("改正：{0}", "to mend it: {0}").formatted(cure), lang)
        raise click.exceptions.Exit(FINDINGS)


def _brought_up_to_date(path: Path, new: bytes, check: bool, lang: str) -> bool:
    """Write a file if need be, or only look; say which, and return whether it now is as it should be."""
    from twl_graph.writing import write_atomically

    old = path.read_bytes() if path.is_file() else None
    if old == new:
        said = Words("{0} 是最新的", "{0} is up to date")
    elif check:
        said = Words("{0} 已过时", "{0} is out of date") if old is not None else Words("没有 {0}", "{0} is missing")
    else:
        write_atomically(path, new)
        said = Words("写好了 {0}", "{0} written")
    notice(said.formatted(path), lang)
    return old == new or not check
