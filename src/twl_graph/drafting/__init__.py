"""Drafts: a plain text as a skeleton of facts in TriG, with what is found in it filled in and the rest marked open.

Four parts with one direction: `text_source` makes a source of the text; `clauses`, `known_names`, `dates`, `quantities`
and `quoted` find things in it, which `contents` puts together; `skeleton` writes them down, documents with the class
that `document_classes` tells. No model and no network.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twl_graph.errors import Words
from twl_graph.namespaces import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twl_graph.drafting.contents import Clause
    from twl_graph.drafting.dates import Moment
    from twl_graph.drafting.text_source import TextSource
    from twl_graph.knowledge import Knowledge

__all__ = ["Draft", "draft"]


@dataclass(frozen=True)
class Draft:
    """The draft of a text.

    Attributes:
        trig: the skeleton, in normal form but for the prefixes: all of the project's, for the facts that are to come.
        source: the text as a source.
        clauses: its clauses, with what was found in each.
        open_places: how many places a person has still to complete.
        documents: the classes that the proposed documents got by their titles, each with its name and how many.
    """

    trig: str
    source: "TextSource"
    clauses: "tuple[Clause, ...]"
    open_places: int
    documents: tuple[tuple[str, Words, int], ...] = ()

    @property
    def summary(self) -> Words:
        """What was made of the text, in a few lines."""
        source, found = self.source, self.clauses
        counts = (
            len(found),
            sum(len(clause.mentions) for clause in found),
            sum(len(clause.times) for clause in found),
            sum(len(clause.quantities) for clause in found),
            sum(len(clause.quoted) for clause in found),
            self.open_places,
        )
        named = Words(
            f"来源 {source.name}（{source.origin.zh}），语言 {source.language}",
            f"source {source.name} ({source.origin.en}), language {source.language}",
        )
        told = Words(
            "{0} 个分句，已知名称 {1} 处，时间 {2} 处，数量 {3} 处，新的标题和引号名称 {4} 处；待补全 {5} 处",
            "clauses: {0}; known names: {1}, times: {2}, quantities: {3}, new titles and quoted names: {4}; "
            "to be completed: {5}",
        ).formatted(*counts)
        lines = [named, told, *self._classed()]
        return Words("\n".join(line.zh for line in lines), "\n".join(line.en for line in lines))

    def _classed(self) -> "Iterator[Words]":
        """Yield the line that tells which classes were taken from the last words of titles, where there are any."""
        if not self.documents:
            return
        each = [
            Words(f"{name.zh}（{compact(iri)}）{count} 份", f"{name.en} ({compact(iri)}): {count}")
            for iri, name, count in self.documents
        ]
        zh, en = "、".join(one.zh for one in each), ", ".join(one.en for one in each)
        yield Words(
            f"按标题末尾的词归类的新文件（请核对）：{zh}",
            f"new documents classed by the last words of their titles (please check): {en}",
        )


#: What stands at the top of every draft.
_TO_DO = "# 每一处 concept:to-be-completed 都要由人补全。Every concept:to-be-completed is for a person to complete."


def draft(
    content: bytes,
    path: str,
    knowledge: "Knowledge",
    *,
    name: str | None = None,
    language: str | None = None,
    dated: "Moment | None" = None,
) -> Draft:
    """Return the draft of a plain text.

    Args:
        content: the bytes of the file: UTF-8, a paragraph a line.
        path: the file, as messages call it; a new source is named after it.
        knowledge: the graph whose things may be mentioned.
        name: the name for a new source; by default that of the file.
        language: zh or en; by default told by the script.
        dated: when the text was written; without it, what is relative to that stays open.

    Raises:
        UnreadableInput: it is empty or no UTF-8 text.
        LimitReached: it is too long.
        UsageError: the name cannot be one, or is taken.
    """
    # Here, for whoever reads dates and quantities without drafting: the validation, in which every millisecond counts.
    from twl_graph.drafting.contents import contents_of
    from twl_graph.drafting.document_classes import DOCUMENT, DocumentClasses
    from twl_graph.drafting.known_names import KnownNames
    from twl_graph.drafting.skeleton import Skeleton, open_places
    from twl_graph.drafting.text_source import source_of
    from twl_graph.namespaces import prefixes
    from twl_graph.turtle import write_trig

    source = source_of(content, path, knowledge, name, language)
    names = KnownNames.of(knowledge, in_context=source.known)
    found = contents_of(source.text, names, dated)
    classes = DocumentClasses.of(knowledge)
    skeleton = Skeleton(source, _things(knowledge), dated, classes)
    quads = skeleton.quads(found)
    documents = [(iri, classes.labels[iri], n) for iri, n in sorted(skeleton.documents.items()) if iri != DOCUMENT]
    header = (f"# twl draft: {source.name}", _TO_DO)
    trig = write_trig(quads, prefixes(), source.iri, header, unused=True)  # what is added may take any of them
    return Draft(trig, source, tuple(found), open_places(quads), tuple(documents))


def _things(knowledge: "Knowledge") -> frozenset[str]:
    """Return the IRIs of the things that the graph says something of."""
    import pyoxigraph as ox

    from twl_graph.namespaces import ID

    quads = knowledge.default_graph.quads_for_pattern(None, None, None, ox.DefaultGraph())
    subjects = (quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
    return frozenset(iri for iri in subjects if iri.startswith(ID))
