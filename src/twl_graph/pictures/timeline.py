"""Events on an axis of time, one below the other, each as precise as its date.

A day is a point; a month or a year is a bar over the whole of it, for the event lies somewhere in it. The filling of a
mark tells the basis of its date, and the form its source. Events without a date stand below the axis.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

import pyoxigraph as ox

from twl_graph.dates import bounds
from twl_graph.engine import Term
from twl_graph.errors import Words
from twl_graph.pictures import Cell, Picture, marks, svg, too_many
from twl_graph.pictures.sheet import GAP, Entry, Sheet
from twl_graph.pictures.svg import LEADING, MARGIN, MUTED, NAME, NOTE, RULE, WIDTH, Block, Line
from twl_graph.pictures.time_axis import Axis, axis

#: More events than this are no picture.
MOST: Final = 200
#: The words that the graph has for bases of dates and for sources; other words take the form that is left.
BASES: Final = (Words("写明", "stated"), Words("换算", "resolved"), Words("推断", "inferred"))
SOURCES: Final = (Words("文章", "article"), Words("参考", "reference"))
#: The room between two events, beside a mark, and at the edge of the paper.
_APART: Final = 13
_BESIDE: Final = 11
_EDGE: Final = 14
#: Less room than this beside a mark is too little for a name.
_LEAST: Final = 150

_DAY: Final = Words("某一天", "on this day")
_LONGER: Final = Words("这一年或这一月之内", "within this year or month")
_UNDATED: Final = Words("没有日期", "without a date")


class Event(NamedTuple):
    """One event: what it is, its name, its date as written, and the days that this may mean, from and up to.

    The last of the days is the first that it cannot mean; None where the date is none.
    """

    thing: Term | None
    name: Words
    date: str
    days: tuple[int, int] | None
    group: Words
    basis: Words
    source: Words

    @property
    def is_point(self) -> bool:
        """Whether its day is known."""
        return self.days is not None and self.days[1] - self.days[0] == 1


def draw(picture: Picture, rows: Iterable[Mapping[str, Cell]], lang: str) -> bytes:
    """Draw the rows of an answer as SVG. Raises LimitReached for too many."""
    events = list(dict.fromkeys(map(_event, rows)))
    if len(events) > MOST:
        raise too_many(Words("个事件", "events"), len(events), MOST)
    dated = sorted((event for event in events if event.days), key=lambda event: event.days or ())
    undated = [event for event in events if not event.days]
    sheet = Sheet(picture, lang)
    forms = _Forms(events)
    if dated:
        forms.explain(sheet, picture, dated)
        _draw_dated(sheet, forms, dated)
    if undated:
        _draw_undated(sheet, undated)
    if not events:
        sheet.y += GAP
        sheet.write(picture.nothing, NAME)
    return sheet.finished(_described(picture, dated, undated))


def _event(row: Mapping[str, Cell]) -> Event:
    term = row["date"].term
    found = bounds(term.value, term.datatype.value) if isinstance(term, ox.Literal) else None
    days = (found[0].toordinal(), found[1].toordinal() + 1) if found else None
    rest = (row[role].words for role in ("group", "basis", "source"))
    return Event(row["event"].term, row["label"].words, svg.clean(row["date"].words.en), days, *rest)


def _described(picture: Picture, dated: Sequence[Event], undated: Sequence[Event]) -> Words:
    """Say what is in the picture, for who does not see it."""
    if not dated and not undated:
        return picture.nothing
    zh, en = [], []
    if dated:
        first, last = dated[0].date, max(dated, key=lambda event: event.days or ()).date
        zh.append(f"时间轴上有 {len(dated)} 个事件，从 {first} 到 {last}。")
        en.append(f"Events on an axis of time: {len(dated)}, from {first} to {last}.")
    if undated:
        zh.append(f"没有日期的事件有 {len(undated)} 个。")
        en.append(f"Events without a date: {len(undated)}.")
    return Words("".join([*zh, picture.description.zh]), " ".join([*en, picture.description.en]))


class _Forms:
    """Which form and filling a mark has."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._sources = numbered([event.source for event in events], SOURCES, marks.FORMS)
        self._bases = numbered([event.basis for event in events], BASES, marks.FILLINGS)

    def mark(self, event: Event, left: float, right: float, y: float) -> str:
        """Draw the mark of an event from `left` to `right`, or the point between them."""
        form, filling = self._sources[event.source], self._bases[event.basis]
        if event.is_point:
            return marks.point((left + right) / 2, y, form, filling)
        return marks.bar(left, right, y, form, filling)

    def explain(self, sheet: Sheet, picture: Picture, events: Sequence[Event]) -> None:
        """Write the key: what marks say of the date, its basis and its source, as far as there is something to tell."""
        size = 2 * marks.REACH
        dates = []
        if any(event.is_point for event in events):
            dates.append(Entry(partial(marks.point, form=0, filling=0), size, _DAY))
        if not all(event.is_point for event in events):
            dates.append(Entry(lambda x, y: marks.bar(x - 18, x + 18, y, 0, 0), 36, _LONGER))
        bases = {event.basis: self._bases[event.basis] for event in events if event.basis.en}
        sources = {event.source: self._sources[event.source] for event in events if event.source.en}
        fillings = [Entry(partial(marks.point, form=0, filling=each), size, words) for words, each in _in_order(bases)]
        forms = [Entry(partial(marks.point, form=each, filling=0), size, words) for words, each in _in_order(sources)]
        parts = (("date", dates), ("basis", fillings), ("source", forms))
        sheet.key([(picture.heading(role), entries) for role, entries in parts if entries])


def numbered(values: Iterable[Words], known: Sequence[Words], count: int) -> dict[Words, int]:
    """Number words below `count`: those known by their place, others by the places left; the last may have several."""
    numbers = {}
    for value in dict.fromkeys(values):
        place = next((index for index, words in enumerate(known) if set(value) <= set(words)), None)
        if place is not None or not value.en:
            numbers[value] = place or 0
    left = [place for place in range(count) if place not in numbers.values()]
    for value in dict.fromkeys(values):
        if value not in numbers:
            numbers[value] = left.pop(0) if len(left) > 1 else (left or [count - 1])[0]
    return numbers


def _in_order(numbers: Mapping[Words, int]) -> list[tuple[Words, int]]:
    return sorted(numbers.items(), key=lambda item: item[1])


class _Place(NamedTuple):
    """Where an event is told: its name and below it the note, the edge they keep to, and how far below the mark."""

    name: Block
    note: Block
    x: float
    anchor: str
    below: float

    @property
    def height(self) -> float:
        """The height of the event, its mark included."""
        return self.below + self.name.height + self.note.height


def _draw_dated(sheet: Sheet, forms: _Forms, events: Sequence[Event]) -> None:
    """Draw the axis, and below it the events, each with its mark."""
    first = min(event.days[0] for event in events if event.days)
    last = max(event.days[1] for event in events if event.days)
    scale = axis(first, last, MARGIN, WIDTH - MARGIN)
    sheet.y += GAP + NOTE
    top, drawn = sheet.y, []
    sheet.y += _APART
    for event in events:
        left, right = map(scale.x, event.days or (0, 0))
        if event.is_point:
            middle = (left + right) / 2
            left, right = middle - marks.REACH, middle + marks.REACH
        place = _place(sheet, event, left, right)
        mark = forms.mark(event, left, right, sheet.y + NAME * LEADING / 2)
        drawn.append(_event_group(sheet, event, mark, place))
        sheet.y += place.height + _APART
    _draw_axis(sheet, scale, top, sheet.y)
    for markup in drawn:
        sheet.add(markup)


def _draw_axis(sheet: Sheet, scale: Axis, top: float, bottom: float) -> None:
    """Draw the lines that years or months begin with, from `top` to `bottom`, and their labels above and below."""
    lines: list[str] = []
    labels: list[str] = []
    for tick in scale.ticks:
        x, reach = svg.number(scale.x(tick.day)), 0 if tick.label else 5
        ends = ((top, bottom),) if tick.label else ((top, top + reach), (bottom - reach, bottom))
        lines.extend(f"M{x} {svg.number(upper)}V{svg.number(lower)}" for upper, lower in ends)
        if tick.label:
            labels.extend(svg.element("text", {"x": x, "y": y}, tick.label) for y in (top - 6, bottom + NOTE + 2))
    edges = "".join(f"M{svg.number(scale.left)} {svg.number(y)}H{svg.number(scale.right)}" for y in (top, bottom))
    sheet.add(svg.element("path", {"d": "".join(lines) + edges, "stroke": RULE, "fill": "none"}))
    sheet.add(svg.group(labels, font_size=NOTE, fill=MUTED, text_anchor="middle"))
    sheet.y += NOTE * LEADING


def _draw_undated(sheet: Sheet, events: Sequence[Event]) -> None:
    """List the events that have no place on the axis."""
    sheet.y += GAP
    sheet.write(_UNDATED, NOTE, font_weight="bold", fill=MUTED)
    sheet.y += 4
    for event in events:
        place = _Place(*_told(sheet, event, WIDTH - 2 * MARGIN), MARGIN, "start", 0)
        sheet.add(_event_group(sheet, event, "", place))
        sheet.y += place.height + _APART / 2


def _place(sheet: Sheet, event: Event, left: float, right: float) -> _Place:
    """Choose where an event is told: right of its mark, left of it or below; wherever it takes the least height."""
    after, before = right + _BESIDE, left - _BESIDE
    start = min(left, WIDTH / 2)
    choices = [(after, "start", WIDTH - _EDGE - after, 0.0), (before, "end", before - _EDGE, 0.0)]
    choices = [choice for choice in choices if choice[2] >= _LEAST]
    choices.append((start, "start", WIDTH - _EDGE - start, NAME * LEADING))
    places = [_Place(*_told(sheet, event, room), x, anchor, below) for x, anchor, room, below in choices]
    return min(places, key=lambda place: place.height)


def _told(sheet: Sheet, event: Event, room: float) -> tuple[Block, Block]:
    """Set the name of an event and below it its date and group, in lines of at most `room` units."""
    note = " · ".join(filter(None, (event.date, sheet.line(event.group))))
    return sheet.block(event.name, NAME, room), svg.block([Line(note, sheet.main)], NOTE, room)


def _event_group(sheet: Sheet, event: Event, mark: str, place: _Place) -> str:
    """Write one event: its title, which a browser shows beside the pointer, its mark, its name and its note."""
    name, *rest = (sheet.line(words) for words in (event.name, event.group, event.basis, event.source))
    title = " · ".join(filter(None, (event.date, name, *rest)))
    anchor = {} if place.anchor == "start" else {"text_anchor": place.anchor}
    top = sheet.y + place.below
    told = svg.over_lines(
        place.name.written(place.x, top, sheet.main, **anchor),
        place.note.written(place.x, top + place.name.height, sheet.main, fill=MUTED, **anchor),
    )
    return svg.group([svg.element("title", {}, svg.escape(title)), mark, told], class_="event")
