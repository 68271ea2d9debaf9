"""The commands that the README files show, and what they print.

python -m tests.readme        run the commands of README.md and README.zh.md and write their outputs into the files
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
#: Each README with the locale that its reader has.
LOCALES: Final = {"README.md": "en_US.UTF-8", "README.zh.md": "zh_CN.UTF-8"}
#: A file that the examples check: an agreement with a misspelt party, a name without its language, and no field.
NEW_FACTS: Final = """\
@base <https://w3id.org/twl-graph/graph/library-news> .
@prefix concept: <https://w3id.org/twl-graph/concept/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix twl: <https://w3id.org/twl-graph/ontology#> .
@prefix void: <http://rdfs.org/ns/void#> .

<> a void:Dataset ;
    dcterms:title "图书馆消息"@zh , "News of libraries"@en ;
    dcterms:description "编造的例子。"@zh , "A made-up example."@en ;
    dcterms:creator <https://w3id.org/twl-graph/project> ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    prov:wasDerivedFrom id:source-signing-report .

id:library-agreement a twl:CooperationAgreement ;
    rdfs:label "图书馆合作协议"@zh , "cooperation agreement on libraries" ;
    twl:hasParty id:tongzhou , id:langfan .
"""
#: A text that the examples draft facts from, made up.
NEWS: Final = """\
2018年3月5日，通州区、武清区、廊坊市签署《通武廊公共图书馆合作框架协议》。
三地图书馆将共建20余个流动书屋。
"""
#: The time that an answer took is another on every run; the files show that there is one, and not which.
_TIME: Final = re.compile(r"\b[0-9]+ (ms|毫秒)$", re.MULTILINE)
_CONSOLE: Final = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def rendered(name: str) -> str:
    """Return the text of a README with the outputs that its commands print now."""
    text = (ROOT / name).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "new-facts.ttl").write_text(NEW_FACTS, encoding="utf-8")
        Path(folder, "library-news.txt").write_text(NEWS, encoding="utf-8")
        return _CONSOLE.sub(lambda block: f"```console\n{''.join(_ran(block[1], folder, name))}```", text)


def _ran(block: str, folder: str, name: str) -> Iterator[str]:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    for number, command in enumerate(commands):
        gap = "\n" if number and not block.startswith(("$ cat", "$ twl export", "$ twl init", "$ twl draft")) else ""
        yield f"{gap}{command}\n{_output(command.removeprefix('$ '), folder, LOCALES[name])}"


def _output(command: str, folder: str, locale: str) -> str:
    """Return what a command prints in a terminal of 80 columns, both streams."""
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={
            # With the article at hand `twl show` would quote it; its text is no part of the project.
            **{name: value for name, value in os.environ.items() if name != "TWL_ARTICLE"},
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "80",
            "LC_ALL": locale,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return _TIME.sub(r"… \1", done.stdout.decode("utf-8"))


if __name__ == "__main__":
    for readme in LOCALES:
        (ROOT / readme).write_text(rendered(readme), encoding="utf-8")
