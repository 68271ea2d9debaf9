"""What one query may cost.

Caps on the text are always on, for the engine's process dies beyond them; caps on the answer are for who serves others.
"""

from typing import Final, NamedTuple


class Limits(NamedTuple):
    """Bounds of one query; None means unbounded. A bound that is hit raises LimitReached: no answer is cut short.

    Attributes:
        characters: length of the text. Parsing 100,000 characters takes the engine well under a second.
        nesting: brackets inside brackets. With the usual stack of 8 MB, pyoxigraph 0.5.13 overflows it, and the process
            dies, between 800 and 1,600 nested function calls or EXISTS.
        steps: operators and clauses (`||`, `/`, FILTER, BIND, OPTIONAL, UNION …) in all. A chain of them is as deep as
            brackets once parsed: 3,000 BIND or MINUS kill the process, 1,600 do not. Deepest nesting and longest chain
            together must fit, hence a third of what was measured. (A thread with a small stack, such as the 512 kB of a
            second thread on macOS, has a sixteenth of that: lower both there.)
        seconds: time from the start until the last row is read, looked at between rows. One step inside the engine
            cannot be interrupted; a caller who must be sure ends the process (the command line does).
        rows: solutions or triples of the answer.
        bytes: characters of the answer's terms, in UTF-8.
    """

    characters: int = 100_000
    nesting: int = 100
    steps: int = 500
    seconds: float | None = None
    rows: int | None = None
    bytes: int | None = None


#: The limits that every query has unless its caller says otherwise.
USUAL: Final = Limits()
#: Those of a query that is asked again to explain its answer: it is longer by what was added to it, and as deep.
EXPLAINING: Final = Limits(characters=3 * USUAL.characters, steps=2 * USUAL.steps + 10, rows=100_000)
