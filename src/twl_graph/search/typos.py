"""Edits between what was typed and what was meant: insertions, deletions, substitutions, neighbours swapped.

The measure is the optimal string alignment distance (restricted Damerau–Levenshtein).
"""


def edits(typed: str, meant: str, most: int) -> int | None:
    """Count the edits that make one text of another; None where it takes more than `most`."""
    if abs(len(typed) - len(meant)) > most or _lacks(typed, meant, most):
        return None
    return _least(typed, meant, most, range(len(meant) + 1), whole=True)


def edits_within(typed: str, meant: str, most: int) -> int | None:
    """Count the edits that make what was typed a part of a text; None where it takes more than `most`."""
    if len(typed) - len(meant) > most or _lacks(typed, meant, most):
        return None
    return _least(typed, meant, most, [0] * (len(meant) + 1), whole=False)


def _lacks(typed: str, meant: str, most: int) -> bool:
    """Tell, faster than counting edits, whether more characters are missing than edits could bring."""
    return sum(character not in meant for character in set(typed)) > most


def _least(typed: str, meant: str, most: int, first: "range | list[int]", *, whole: bool) -> int | None:
    """Fill the table of distances row by row; give up where no cell of a row can lead to few enough edits."""
    before: list[int] = []
    row = list(first)
    for line, character in enumerate(typed, start=1):
        earlier, before, row = before, row, [line]
        for column, other in enumerate(meant, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (character != other))
            if line > 1 and column > 1 and character == meant[column - 2] and typed[line - 2] == other:
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
        if min(row) > most:  # and so is whatever a swap could make of the row before it
            return None
    found = row[-1] if whole else min(row)
    return found if found <= most else None
