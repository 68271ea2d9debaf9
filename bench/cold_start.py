"""How long a person waits for an answer: cold `twl` processes beside the least that a command line can cost.

Each pair runs in turn, A B A B …, so that a drift of the machine's speed touches both; the medians and their ratio are
printed. Nothing here passes or fails. Bytecode is kept between the runs, as it is where a package is installed.

    python bench/cold_start.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

QUESTION = "agreements"
NAME = "廊坊"
QUERY = (
    "SELECT ?agreement ?label WHERE { ?agreement a/rdfs:subClassOf* twl:Agreement ; rdfs:label ?label } ORDER BY ?label"
)
#: The same question through rdflib: parse the flat graph, ask, print.
RDFLIB = f"""
import rdflib
from twl_graph import namespaces, resources
graph = rdflib.Graph().parse(data=(resources.data() / "tongwulang.ttl").read_bytes(), format="turtle")
for row in graph.query({QUERY!r}, initNs=namespaces.prefixes()):
    print(*row, sep="\\t")
"""
PYTHON = [sys.executable, "-c"]
TWL = [sys.executable, "-m", "twl_graph.cli"]
CLICK = [*PYTHON, "import click"]
#: Without this variable, which some test machines set, all modules but those of pip would be compiled in each run.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
PAIRS = {
    "twl ask / import click": ([*TWL, "ask", QUESTION], CLICK),
    "twl ask --why / twl ask": ([*TWL, "ask", QUESTION, "--why"], [*TWL, "ask", QUESTION]),
    "twl query / import click": ([*TWL, "query", QUERY], CLICK),
    "twl search / twl --version": ([*TWL, "search", NAME], [*TWL, "--version"]),
    "rdflib / twl query": ([*PYTHON, RDFLIB], [*TWL, "query", QUERY]),
}


def seconds(command: list[str]) -> float:
    """The wall time of one run of *command*, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Print, for each pair, both medians and their ratio."""
    for name, (first, second) in PAIRS.items():
        seconds(first), seconds(second)  # a run to warm the file cache
        times = [(seconds(first), seconds(second)) for _ in range(rounds)]
        a, b = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{name:<26} {a:7.3f} s / {b:7.3f} s = {a / b:5.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
