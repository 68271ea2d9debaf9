"""Classes of documents by the last words of their titles: 《…合作协议》 is a cooperation agreement."""

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.namespaces import RDFS, TWL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twl_graph.knowledge import Knowledge

DOCUMENT: Final = TWL + "Document"
AGREEMENT: Final = TWL + "Agreement"
_LABEL: Final = ox.NamedNode(RDFS + "label")
#: What may stand behind the last word of a title: （2019—2021年）, （试行）.
_BRACKETED: Final = re.compile(r"\s*(?:（[^（）]*）|\([^()]*\))\Z")


class DocumentClasses:
    """Finds the class of a document by its title.

    Args:
        labels: the name of each class of documents, by its IRI.
        agreements: the IRIs of those that are agreements.
    """

    def __init__(self, labels: "Mapping[str, Words]", agreements: "Iterable[str]" = ()) -> None:
        self.labels: Final = labels
        self.agreements: Final = frozenset(agreements)

    @classmethod
    def of(cls, knowledge: "Knowledge") -> "DocumentClasses":
        """Return the classes below ``twl:Document`` that have a name in both languages."""
        labels = {}
        for iri in sorted(knowledge.classes_below([DOCUMENT])):
            told = {
                quad.object.language: quad.object.value
                for quad in knowledge.default_graph.quads_for_pattern(
                    ox.NamedNode(iri), _LABEL, None, ox.DefaultGraph()
                )
                if isinstance(quad.object, ox.Literal)
            }
            if told.keys() >= {"zh", "en"}:
                labels[iri] = Words(told["zh"], told["en"])
        return cls(labels, {AGREEMENT, *knowledge.classes_below([AGREEMENT])})

    def of_title(self, title: str) -> str:
        """Return the IRI of the class whose name the title ends with, the longest name first; else twl:Document."""
        end = _BRACKETED.sub("", title).casefold()
        fitting = [
            (len(name), iri)
            for iri, label in self.labels.items()
            for name in (label.zh, label.en)
            if _ends_with(end, name.casefold())
        ]
        return max(fitting)[1] if fitting else DOCUMENT


def _ends_with(title: str, name: str) -> bool:
    """Tell whether a title ends with a name, in English with whole words."""
    return title.endswith(name) and not (name.isascii() and title[: -len(name)][-1:].isalnum())
