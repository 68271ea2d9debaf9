"""How well free wordings are understood: the figures of tests/wordings.tsv, and what understanding one takes.

The first line is of the wordings that the rules were chosen by, the others of those that were kept apart. Nothing here
passes or fails; `tests/test_wordings.py` holds a floor.

    python bench/wordings.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.wordings import SETS, measured, read
from twl_graph.engine import Engine
from twl_graph.knowledge import Knowledge
from twl_graph.questions import load_all
from twl_graph.wordings import Wordings


def main() -> None:
    """Print the figures of each set, and the time for the first wording and for each one after it."""
    questions, _ = load_all()
    engine = Engine(Knowledge.read())
    start = time.perf_counter()
    wordings = Wordings(questions, engine)
    ready = time.perf_counter()
    texts = read([question.name for question in questions])
    for title in SETS:
        print(f"{title:<9} {measured(wordings, [each for each in texts if each.of_set == title])}")
    each = (time.perf_counter() - ready) / len(texts)
    print(f"{len(questions)} questions: {ready - start:.2f} s to read them, {each * 1000:.0f} ms a wording")


if __name__ == "__main__":
    main()
