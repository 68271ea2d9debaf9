"""How long a curator waits for the verdict on twenty new facts: cold `twl validate` and `twl add --dry-run` processes.

Twice a time is taken: when the first problem is told, which needs no SHACL, and when the verdict is there. The ratio to
a bare `import pyshacl` tells how much of that is the engine itself. Nothing here passes or fails.

    python bench/verdict.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

#: Twenty facts, one of them about a thing that nobody knows.
FACTS = """\
@base <https://w3id.org/twl-graph/graph/bench> .
@prefix concept: <https://w3id.org/twl-graph/concept/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix twl: <https://w3id.org/twl-graph/ontology#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<> a void:Dataset ;
    dcterms:title "试验"@zh , "trial"@en ;
    dcterms:description "试验。"@zh , "A trial."@en ;
    dcterms:creator <https://w3id.org/twl-graph/project> ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    prov:wasDerivedFrom <https://w3id.org/twl-graph/article/tongwulang> .

id:bench-agreement a twl:CooperationAgreement ;
    rdfs:label "图书馆合作协议"@zh , "cooperation agreement on libraries"@en ;
    twl:hasParty id:tongzhou , id:wuqing , id:langfan ;
    twl:field concept:culture .

id:bench-signing a twl:Signing ;
    rdfs:label "签署图书馆合作协议"@zh , "signing of the agreement on libraries"@en ;
    twl:date "2018-03-05"^^xsd:date ;
    twl:dateBasis concept:date-stated ;
    twl:signs id:bench-agreement .
"""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
TWL = [sys.executable, "-m", "twl_graph.cli"]


class Waited(NamedTuple):
    """Seconds until the first line, and until the end."""

    first: float
    end: float


def waited(command: list[str]) -> Waited:
    """The time until the first line of one run of *command*, and until its end."""
    start = time.perf_counter()
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        first = time.perf_counter() - start
        process.stdout.read()
    return Waited(first, time.perf_counter() - start)


def main(rounds: int) -> None:
    """Print the medians, and the ratio of each verdict to the import of the engine."""
    with tempfile.TemporaryDirectory() as folder:
        file, graph = Path(folder) / "bench.ttl", Path(folder) / "graph"
        file.write_text(FACTS, encoding="utf-8")
        subprocess.run([*TWL, "init", str(graph)], check=True, env=ENVIRONMENT, capture_output=True)
        commands = {
            "twl validate": [*TWL, "validate", str(file), "--store", str(graph)],
            "twl add --dry-run": [*TWL, "add", str(file), "--dry-run", "--store", str(graph)],
        }
        engine = [sys.executable, "-c", "import pyshacl"]
        for name, command in commands.items():
            waited(command), waited(engine)  # a run to warm the file cache
            times = [(waited(command), waited(engine)) for _ in range(rounds)]
            first = statistics.median(ours.first for ours, _ in times)
            end = statistics.median(ours.end for ours, _ in times)
            least = statistics.median(theirs.end for _, theirs in times)
            print(
                f"{name:<18} first problem {first:5.2f} s (limit 0.3 for validate), verdict {end:5.2f} s (limit 4)",
                end="",
            )
            print(f" = {end / least:4.1f} x import pyshacl")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
