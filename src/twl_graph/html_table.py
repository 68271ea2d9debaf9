"""An answer as an HTML table, for notebooks: no script, nothing fetched, everything escaped.

It has no colours of its own, so that it reads on light and on dark pages alike, and every style stands where it acts,
because notebooks drop style sheets.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import pyoxigraph as ox

from twl_graph.engine import Solutions, Term
from twl_graph.errors import Words
from twl_graph.results import numeric, shown_term

#: Wide tables scroll, by keyboard too.
_REGION: Final = '<div role="region" tabindex="0" aria-label="{label}" style="overflow-x:auto;max-width:100%">'
_TABLE: Final = '<table style="border-collapse:collapse;color:inherit;margin:0">'
_CAPTION: Final = "caption-side:top;text-align:left;color:inherit;font-weight:bold;padding:0.3em 0"
_NOTE: Final = "margin:0.3em 0;font-size:smaller"
#: Notebooks align cells to the right and centre them; texts begin at the left, on the same line as their neighbours.
_CELL: Final = "text-align:{side};vertical-align:baseline;padding:0.3em 1em 0.3em 0;{width}"
_HEADING: Final = "text-align:{side};vertical-align:bottom;padding:0.3em 1em 0.3em 0;word-break:keep-all;{width}"
#: A text of so many characters stands on one line; a column of longer ones keeps room for so many, and scrolls.
_SHORT: Final = 12
_WIDTHS: Final = {False: "white-space:nowrap", True: f"white-space:normal;min-width:{_SHORT}em"}


def to_html(
    answer: Solutions,
    *,
    lang: str = "en",
    titles: Mapping[str, Words] | None = None,
    caption: Words | None = None,
    notes: Sequence[Words] = (),
) -> str:
    """Lay out an answer as an HTML table.

    Args:
        answer: the rows, all of which are shown; where there are none, there is no table.
        lang: the language of its words: zh, en or both.
        titles: the headings of its columns, by variable.
        caption: what the table answers.
        notes: what stands below it, a paragraph each, and one for each language.

    An IRI becomes a link where it is http or https, and a text says its language where it has one.
    """
    below = [f'<p style="{_NOTE}">{said}</p>' for note in notes for said in _each_said(note, lang)]
    if not answer.rows:
        asked = [] if caption is None else [f'<p style="{_NOTE};font-weight:bold">{_said(caption, lang)}</p>']
        return "\n".join([*asked, *below]) + "\n"
    shown = [[shown_term(term, lang) for term in row] for row in answer.rows]
    styles = [
        {"side": "right" if right else "left", "width": _WIDTHS[any(len(row[index]) > _SHORT for row in shown)]}
        for index, right in enumerate(numeric(answer))
    ]
    headings = (_heading(name, titles or {}, lang, style) for name, style in zip(answer.variables, styles, strict=True))
    label = (caption or Words("查询的答案", "answer to the query")).in_line(lang)
    lines = [_REGION.format(label=escape(label)), _TABLE]
    if caption is not None:
        lines.append(f'<caption style="{_CAPTION}">{_said(caption, lang)}</caption>')
    lines += ["<thead>", f"<tr>{''.join(headings)}</tr>", "</thead>", "<tbody>"]
    for row, texts in zip(answer.rows, shown, strict=True):
        cells = (_cell(*each) for each in zip(row, texts, styles, strict=True))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>", "</div>", *below]) + "\n"


def _heading(name: str, titles: Mapping[str, Words], lang: str, style: Mapping[str, str]) -> str:
    """Return the heading of a column: its title, or the name of its variable."""
    shown = _said(titles[name], lang) if name in titles else escape(name)
    return f'<th scope="col" style="{_HEADING.format_map(style)};border-bottom:1px solid">{shown}</th>'


def _cell(term: Term | None, text: str, style: Mapping[str, str]) -> str:
    """Return the cell of a term; `text` is what a person reads of it."""
    language = term.language if isinstance(term, ox.Literal) else None
    spoken = f' lang="{escape(language)}"' if language else ""
    return f'<td{spoken} style="{_CELL.format_map(style)}">{_linked(term, text)}</td>'


def _linked(term: Term | None, text: str) -> str:
    """Return the text of a cell, as a link where its term is an IRI that a browser may follow."""
    if not isinstance(term, ox.NamedNode):
        return escape(text)
    shown = escape(text.removeprefix("<").removesuffix(">"))
    if not term.value.lower().startswith(("http://", "https://")):
        return shown
    return f'<a href="{escape(term.value)}" rel="noopener noreferrer">{shown}</a>'


def _said(words: Words, lang: str) -> str:
    """Return words as HTML in one line."""
    return " / ".join(_each_said(words, lang))


def _each_said(words: Words, lang: str) -> list[str]:
    """Return words as HTML, each language marked as such; what is the same in both is marked as neither."""
    if words.zh == words.en:
        return [escape(words.en)]
    spoken = ("zh", "en") if lang == "both" else ("zh" if lang == "zh" else "en",)
    return [f'<span lang="{each}">{escape(words.said(each))}</span>' for each in spoken]
