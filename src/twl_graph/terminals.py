"""The terminals that Turtle, TriG, N-Triples and SPARQL share, as patterns (RDF 1.1 Turtle, section 6.5).

The same names, IRIs and strings are written in all of them (SPARQL 1.1 Query, section 19.8), so they are spelt here
once. Each pattern is a piece for a larger one; none of them holds a group that captures.
"""

from typing import Final

# Names may hold most characters beyond ASCII. Said as "no ASCII but letters and digits", a class compiles in a tenth of
# the time that the ranges of the grammar take; which others are allowed is for the reader to look at, where there are
# any.
_MORE: Final = r"^\x00-/:-@\[-\^`{-\x7f"
_FIRST: Final = r"^\x00-@\[-`{-\x7f"
_MORE_DASH: Final = r"^\x00-,./:-@\[-\^`{-\x7f"
_DOTTED: Final = r"^\x00-,/:-@\[-\^`{-\x7f"
_LOCAL: Final = r"^\x00-/;-@\[-\^`{-\x7f"
_LOCAL_DASH: Final = r"^\x00-,./;-@\[-\^`{-\x7f"
_LOCAL_DOTTED: Final = r"^\x00-,/;-@\[-\^`{-\x7f"
_PLX: Final = r"%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?#@%]"
_UCHAR: Final = r"\\u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}|\\U000[0-9A-Fa-f]{5}|\\U0010[0-9A-Fa-f]{4}"
_ECHAR: Final = rf"\\[tbnrf\"'\\]|{_UCHAR}"

#: An IRI in angle brackets.
IRI: Final = rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{_UCHAR})*>"
#: A string in one of the four forms of quotes.
STRING: Final = (
    rf'"""(?:"{{0,2}}(?:[^"\\]|{_ECHAR}))*"""'
    rf"|'''(?:'{{0,2}}(?:[^'\\]|{_ECHAR}))*'''"
    rf'|"(?!"")(?:[^"\\\r\n]|{_ECHAR})*"|\'(?!\'\')(?:[^\'\\\r\n]|{_ECHAR})*\''
)
#: A language tag, with the direction of RDF 1.2 where it has one.
LANGUAGE: Final = r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[a-z]+)?"
#: A variable of SPARQL.
VARIABLE: Final = rf"[?$][{_MORE}]+"
#: A blank node's label.
BLANK: Final = rf"_:[{_MORE}](?:[{_DOTTED}]*[{_MORE_DASH}])?"
#: A prefixed name, or a prefix with its colon. A prefix is looked for in so many characters only: without an end,
#: `a.a.a.a…` would be searched again from each of its dots.
NAME: Final = (
    rf"(?:[{_FIRST}](?:[{_DOTTED}]{{0,99}}[{_MORE_DASH}])?)?:"
    rf"(?:(?:[{_LOCAL}]|{_PLX})(?:(?:[{_LOCAL_DOTTED}]|{_PLX})*(?:[{_LOCAL_DASH}]|{_PLX}))?)?"
)
#: A number without its sign.
NUMBER: Final = r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+"
#: A keyword.
WORD: Final = r"[A-Za-z_][A-Za-z0-9_]*"
#: Full-width characters that Chinese input methods write for marks of these languages, and these marks.
FULL_WIDTH: Final = {
    "，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")", "｛": "{", "｝": "}",
    "＜": "<", "＞": ">", "“": '"', "”": '"', "‘": "'", "’": "'", "＝": "=", "\u3000": " ", "\u00a0": " ",
}  # fmt: skip
