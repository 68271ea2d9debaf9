"""The dates, times and durations of XML Schema 1.1 (Part 2, sections 3.3.6 to 3.3.14, 3.4.26 to 3.4.28).

Each function returns the canonical form of a lexical form, or None where it is not valid: where it names no day of the
calendar, for example.
"""

from __future__ import annotations

import re
from typing import Final

from twl_graph.dates import last_day

_YEAR: Final = r"(?P<year>-?(?:[1-9][0-9]{3,}|0[0-9]{3}))"
_MONTH: Final = r"(?P<month>0[1-9]|1[0-2])"
_DAY: Final = r"(?P<day>0[1-9]|[12][0-9]|3[01])"
_CLOCK: Final = r"(?P<clock>(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)(?:\.(?P<fraction>[0-9]+))?"
_ZONE: Final = r"(?P<zone>Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
#: The forms of the types that name a moment, and how each is written again.
_FORMS: Final = {
    "date": (f"{_YEAR}-{_MONTH}-{_DAY}", "{year}-{month}-{day}"),
    "gYearMonth": (f"{_YEAR}-{_MONTH}", "{year}-{month}"),
    "gYear": (_YEAR, "{year}"),
    "gMonthDay": (f"--{_MONTH}-{_DAY}", "--{month}-{day}"),
    "gMonth": (f"--{_MONTH}", "--{month}"),
    "gDay": (f"---{_DAY}", "---{day}"),
    "time": (_CLOCK, "{clock}"),
    "dateTime": (f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}", "{year}-{month}-{day}T{clock}"),
}
_READ: Final = {name: re.compile(rf"{form}{_ZONE}\Z") for name, (form, _) in _FORMS.items()}
#: The types that name a moment, or a stretch of the calendar.
NAMES: Final = tuple(_FORMS)
_DURATION: Final = re.compile(
    r"(?P<sign>-?)P(?=[0-9T])(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+)(?:\.(?P<fraction>[0-9]+))?S)?)?\Z"
)
#: Numbers of more digits are left as they are written: nobody means them, and computing with them takes long.
_MANY_DIGITS: Final = 18


def moment(lexical: str, name: str) -> str | None:
    """Return the canonical form of a date or time of a type such as `gYearMonth`; None where it is not valid."""
    match = _READ[name].match(lexical)
    if match is None:
        return None
    parts = {part: value for part, value in match.groupdict().items() if value is not None}
    fraction = parts.get("fraction", "").rstrip("0")
    if parts.get("clock") == "24:00:00":
        if fraction:
            return None
        parts["clock"] = "00:00:00"
        if "day" in parts and not _is_day(parts):
            return None
        parts = _next_day(parts) if "day" in parts else parts
    if "day" in parts and not _is_day(parts):
        return None
    if fraction:
        parts["clock"] += "." + fraction
    zone = parts.get("zone", "")
    return _FORMS[name][1].format(**parts) + ("Z" if zone in ("+00:00", "-00:00") else zone)


def stamp(lexical: str) -> str | None:
    """Return the canonical form of an xsd:dateTimeStamp, which has a time zone; None where it is not valid."""
    canonical = moment(lexical, "dateTime")
    return canonical if canonical is not None and re.search(r"(?:Z|[+-]..:..)\Z", canonical) else None


def zone_of(lexical: str, name: str) -> str | None:
    """Return the time zone that a valid date or time has; None where it has none."""
    match = _READ[name].match(lexical) if name in _READ else None
    return match["zone"] if match else None


def _is_day(parts: dict[str, str]) -> bool:
    """Tell whether a month has such a day; without a year, in a leap year (section 3.3.12)."""
    if "month" not in parts:
        return True
    return int(parts["day"]) <= last_day(int(parts.get("year", "4")[-4:]), int(parts["month"]))


def _next_day(parts: dict[str, str]) -> dict[str, str]:
    """Return the day after a day: what hour 24 of a day belongs to."""
    year, month, day = int(parts["year"][:_MANY_DIGITS]), int(parts["month"]), int(parts["day"]) + 1
    if len(parts["year"]) >= _MANY_DIGITS:
        return parts
    if day > last_day(year, month):
        month, day = month + 1, 1
    if month > 12:
        year, month = year + 1, 1
    sign = "-" if year < 0 else ""
    return {**parts, "year": f"{sign}{abs(year):04}", "month": f"{month:02}", "day": f"{day:02}"}


def duration(lexical: str, *, months: bool = True, seconds: bool = True) -> str | None:
    """Return the canonical form of a duration: whole years, months under 12, and so on; None where it is not valid.

    `months` and `seconds` tell whether it may have years and months, and days and less (sections 3.4.26 and 3.4.27).
    """
    match = _DURATION.match(lexical)
    if match is None:
        return None
    part = match.groupdict()
    if any(part[name] for name in ("years", "months")) and not months:
        return None
    if any(part[name] for name in ("days", "hours", "minutes", "seconds")) and not seconds:
        return None
    if any(len(value or "") > _MANY_DIGITS for value in part.values()):
        return lexical
    number = {name: int(value or 0) for name, value in part.items() if name not in ("sign", "fraction")}
    fraction = (part["fraction"] or "").rstrip("0")
    year, month = divmod(number["years"] * 12 + number["months"], 12)
    minute, second = divmod(number["minutes"] * 60 + number["hours"] * 3600 + number["seconds"], 60)
    hour, minute = divmod(minute, 60)
    day, hour = divmod(number["days"] * 24 + hour, 24)
    date = "".join(f"{value}{unit}" for value, unit in ((year, "Y"), (month, "M"), (day, "D")) if value)
    time = "".join(f"{value}{unit}" for value, unit in ((hour, "H"), (minute, "M")) if value)
    if second or fraction:
        time += f"{second}{'.' + fraction if fraction else ''}S"
    if not date and not time:
        return "PT0S" if seconds else "P0M"
    return f"{part['sign']}P{date}{'T' + time if time else ''}"
