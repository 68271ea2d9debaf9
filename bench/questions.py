"""How long each ready question takes in a process that holds the graph: sealing, binding and answering it.

Every question is answered with its defaults ROUNDS times, after one run that is not counted; each round asks them in
another order, so that whatever else the machine does touches all alike. The medians are printed, the slowest first,
and the worst of them beside the goal. Nothing here passes or fails.

    python bench/questions.py [ROUNDS]
"""

from __future__ import annotations

import random
import statistics
import sys
import time

from twl_graph import questions
from twl_graph.engine import Engine, Solutions
from twl_graph.knowledge import Knowledge
from twl_graph.questions import asking

#: No question should take longer, in milliseconds.
GOAL = 5.0


def milliseconds(engine: Engine, question: questions.Question) -> float:
    """The wall time of answering *question* once, in milliseconds."""
    start = time.perf_counter()
    asking.answer(engine, question)
    return (time.perf_counter() - start) * 1_000


def row_count(engine: Engine, question: questions.Question) -> int:
    """How many rows the answer to *question* has; 0 for one that is no table."""
    answer = asking.answer(engine, question)
    return len(answer.rows) if isinstance(answer, Solutions) else 0


def main(rounds: int) -> None:
    """Print the median time and the rows of every question, and the worst against the goal."""
    engine = Engine(Knowledge.read())
    asked = [questions.load(name) for name in questions.names()]
    rows = {question.name: row_count(engine, question) for question in asked}
    times: dict[str, list[float]] = {question.name: [] for question in asked}
    shuffled = random.Random(0)  # the same orders on every run
    for _ in range(rounds):
        for question in shuffled.sample(asked, len(asked)):
            times[question.name].append(milliseconds(engine, question))
    medians = {name: statistics.median(found) for name, found in times.items()}
    slowest = sorted(medians, key=lambda name: (-medians[name], name))
    width = max(map(len, slowest))
    print(f"{'question':<{width}} {'ms':>8} {'rows':>6}")
    for name in slowest:
        print(f"{name:<{width}} {medians[name]:8.2f} {rows[name]:6}")
    worst = slowest[0]
    verdict = "within" if medians[worst] <= GOAL else "above"
    print(f"worst: {worst}, {medians[worst]:.2f} ms, {verdict} the goal of {GOAL:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
