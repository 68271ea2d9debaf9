"""The files of a graph that are made from its others and committed like a lock file: nobody edits them.

The flat graph is everything in one plain Turtle file that any RDF tool can load; the JSON-LD context gives the terms of
the ontology plain names; the index of names has every name with its pinyin.
"""

from pathlib import Path

from twl_graph.context import CONTEXT
from twl_graph.graph_files import FLAT, digest, headed
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, prefixes
from twl_graph.plain_names import build_context, context_text
from twl_graph.search.indexing import built
from twl_graph.search.name_index import INDEX, written
from twl_graph.turtle import write_turtle


def generated_files(folder: Path) -> dict[Path, bytes]:
    """Return what the generated files of a graph should hold, by path; nothing is written.

    Raises:
        UnreadableInput: a file that they are made from cannot be read or parsed.
        UnsupportedFeature: a package that reads Chinese names is not installed.
    """
    plain = plain_files(folder)
    return {**plain, folder / "data" / INDEX: index_of_names(folder)}


def plain_files(folder: Path) -> dict[Path, bytes]:
    """Return, of the generated files, the two for which nothing else need be installed: flat graph and context.

    Raises:
        UnreadableInput: a file that they are made from cannot be read or parsed.
    """
    knowledge = Knowledge.read(folder)
    return {
        folder / "data" / FLAT: flat_graph(knowledge, digest(folder)).encode(),
        folder / "ontology" / CONTEXT: context_text(build_context(knowledge.triples())).encode(),
    }


def index_of_names(folder: Path) -> bytes:
    """Return what the index of names should hold.

    Raises:
        UnreadableInput: a file that it is made from cannot be read or parsed.
        UnsupportedFeature: a package that reads Chinese names is not installed.
    """
    return written(built(Knowledge.read(folder)), digest(folder)).encode()


def flat_graph(knowledge: Knowledge, files: str) -> str:
    """Return the default graph (files, spans and computed facts as one set) as Turtle in normal form.

    The base is the article's IRI, so that a span reads ``<#char=511,554>``. The header holds `files`, the digest of
    the files that it is generated from (``knowledge.digest``), and its own: as long as both are right, questions are
    answered from this file.
    """
    return headed(write_turtle(knowledge.triples(), prefixes(), ARTICLE), files)
