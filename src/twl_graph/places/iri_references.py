"""IRI references against a base (RFC 3986, section 5.2; RFC 3987), as the parser resolves them.

An IRI that has a scheme stays as it is: the parser does not take the dots out of its path.
"""

import re
from typing import Final

#: Appendix B of RFC 3986, with a scheme that is one.
_PARTS: Final = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?://(?P<authority>[^/?#]*))?(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
#: A segment of a path, with the slash before it.
_SEGMENT: Final = re.compile(r"/[^/]*|[^/]+")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def resolved(reference: str, base: str | None) -> str:
    """Return the IRI that a reference stands for; as it is where there is no base."""
    if base is None or _SCHEME.match(reference):
        return reference
    against, given = _parts(base), _parts(reference)
    scheme, authority, query = against["scheme"], given["authority"], given["query"]
    if authority is not None:
        path = given["path"] or ""
    else:
        authority = against["authority"]
        path = given["path"] or ""
        if not path:
            path = against["path"] or ""
            query = against["query"] if query is None else query
        elif path.startswith("/"):
            path = _without_dots(path)
        else:
            path = _without_dots(_merged(against, path))
    return (
        (f"{scheme}:" if scheme is not None else "")
        + (f"//{authority}" if authority is not None else "")
        + path
        + (f"?{query}" if query is not None else "")
        + (f"#{given['fragment']}" if given["fragment"] is not None else "")
    )


def _parts(iri: str) -> dict[str, str | None]:
    found = _PARTS.match(iri)
    assert found is not None, "every part may be missing"
    return found.groupdict()


def _merged(base: dict[str, str | None], path: str) -> str:
    """Return a relative path after the last slash of the base's (section 5.2.3)."""
    above = base["path"] or ""
    if base["authority"] is not None and not above:
        return "/" + path
    return above[: above.rfind("/") + 1] + path


def _without_dots(path: str) -> str:
    """Return a path without its segments of dots (section 5.2.4, step by step)."""
    kept: list[str] = []
    segments = _SEGMENT.findall(path)
    for index, segment in enumerate(segments):
        last = index == len(segments) - 1
        if segment in ("/..", "/."):
            if segment == "/.." and kept:
                kept.pop()
            if last:
                kept.append("/")
        elif segment in ("..", "."):  # at the very start, with the slash after it
            if not last:
                segments[index + 1] = segments[index + 1][1:]
        else:
            kept.append(segment)
    return "".join(kept)
