"""What a search found, as a table for people and as rows for machines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from twl_graph.errors import Words
from twl_graph.namespaces import full
from twl_graph.search import Hit
from twl_graph.search.matching import Match
from twl_graph.search.name_index import NameIndex
from twl_graph.tables import draw, harmless

if TYPE_CHECKING:
    from twl_graph.engine import Solutions

#: The columns of the rows, with their headings.
TITLES: Final = {
    "name_zh": Words("中文名", "Chinese name"),
    "name_en": Words("英文名", "English name"),
    "kind": Words("类", "kind"),
    "id": Words("标识符", "identifier"),
    "match": Words("相符之处", "match"),
    "matched": Words("相符的名称", "matched"),
}
_FOUND: Final = Words("据此找到", "found by")


def as_table(index: NameIndex, hits: Sequence[Hit], lang: str, columns: int | None) -> str:
    """Draw what was found: the name in the language and in the other, the kind, the CURIE, what matches.

    `lang` is zh, en or both; a line takes at most `columns`, where that is given.
    """
    shown = ("name_zh", "name_en", "kind", "id")
    if lang == "en":
        shown = ("name_en", "name_zh", "kind", "id")
    header = [*(TITLES[column].in_line(lang) for column in shown), _FOUND.in_line(lang)]
    rows = []
    for hit in hits:
        zh, en = hit.entry.label
        cells = {"name_zh": zh, "name_en": en, "kind": index.kind(hit.entry).in_line(lang), "id": hit.entry.curie}
        rows.append([*(harmless(cells[column]) for column in shown), harmless(_found_by(hit, lang))])
    return draw(header, rows, right=(False,) * len(header), within=columns)


def as_rows(index: NameIndex, hits: Sequence[Hit], lang: str) -> "Solutions":
    """Give what was found as the answer to a query, in the columns of `TITLES`; the identifier is the IRI."""
    import pyoxigraph as ox

    from twl_graph.engine import Solutions, Term

    rows: list[tuple[Term | None, ...]] = []
    for hit in hits:
        names = [ox.Literal(hit.entry.label.said(language), language=language) for language in ("zh", "en")]
        told = map(ox.Literal, (hit.match.name.lower(), hit.matched))
        rows.append(
            (*names, ox.Literal(index.kind(hit.entry).in_line(lang)), ox.NamedNode(full(hit.entry.curie)), *told)
        )
    return Solutions(tuple(TITLES), tuple(rows))


def _found_by(hit: Hit, lang: str) -> str:
    """Say how it matches, and by what where that is not one of the names that stand beside it."""
    said = hit.match.words.in_line(lang)
    if hit.match is Match.IRI or hit.matched in hit.entry.label:
        return said
    return f"{said}：{hit.matched}" if lang == "zh" else f"{said}: {hit.matched}"
