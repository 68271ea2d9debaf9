"""An axis of time: days to lengths in proportion, and the ticks that a person counts by.

Days are ordinals of the proleptic Gregorian calendar (`date.toordinal`); a day lasts from its ordinal to the next.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

#: Distances between labelled ticks, in months, and those between the ticks that lie among them.
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
_MINOR: Final = (1, 3, 12, 60, 120, 600, 1200)
#: Up to so many months, months are labelled; beyond, years are.
_MONTHS: Final = 18
#: The room that a label takes, and that a tick takes, in units.
_LABEL_ROOM: Final = 64
_TICK_ROOM: Final = 5


class Tick(NamedTuple):
    """A day that a month or year begins with; its label is empty among those that are labelled."""

    day: int
    label: str


class Axis(NamedTuple):
    """A stretch of time, from the start of `first` to the start of `last`, laid out from `left` to `right`."""

    first: int
    last: int
    left: float
    right: float
    ticks: tuple[Tick, ...]

    def x(self, day: float) -> float:
        """Return where a moment lies, given in days."""
        return self.left + (self.right - self.left) * (day - self.first) / (self.last - self.first)


def axis(first: int, last: int, left: float, right: float) -> Axis:
    """Return an axis that holds the days from `first` up to and without `last`; it starts and ends at a tick."""
    room = right - left
    begins, ends = _month(first), _month(last - 1) + 1
    months = ends - begins
    fitting = (step for step in _STEPS if months / step * _LABEL_ROOM <= room and (step >= 12 or months <= _MONTHS))
    step = next(fitting, _STEPS[-1])
    finer = (minor for minor in _MINOR if step % minor == 0 and months / minor * _TICK_ROOM <= room)
    minor = next(finer, step)
    begins, ends = begins - begins % minor, ends + -ends % minor
    ticks = tuple(_ticks(begins, ends, step, minor))
    return Axis(ticks[0].day, ticks[-1].day, left, right, ticks)


def _ticks(begins: int, ends: int, step: int, minor: int) -> Iterator[Tick]:
    for month in range(begins, ends + 1, minor):
        year = month // 12
        written = f"{year}" if step >= 12 else f"{year}-{month % 12 + 1:02}"
        yield Tick(_ordinal(month), written if month % step == 0 else "")


def _month(day: int) -> int:
    """Return the month of a day, counted from January of the year 0."""
    there = date.fromordinal(day)
    return there.year * 12 + there.month - 1


def _ordinal(month: int) -> int:
    """Return the first day of a month; the calendar of `datetime` ends with the year 9999 and begins with the year 1.

    Ticks that lie beyond it are counted in years of 365.2425 days, the mean of the Gregorian calendar.
    """
    year = month // 12
    if 1 <= year <= 9999:
        return date(year, month % 12 + 1, 1).toordinal()
    beyond = 9999 if year > 9999 else 1
    return date(beyond, 1, 1).toordinal() + round((month - beyond * 12) * 365.2425 / 12)
