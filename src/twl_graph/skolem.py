"""IRIs for blank nodes (RDF 1.1 Concepts, section 3.5): the same for the same graph, whatever its labels and order.

A blank node is told from the others by what is said of it: first by its own statements, then by those of its blank
neighbours, and so on as long as that tells more of them apart. (RDF Dataset Canonicalization 1.0, section 4.6, begins
so too; its further steps can take for ever.) Of nodes that nothing tells apart one is chosen, and then its neighbours
are told by it. In a large group of neighbours that are much alike, the order of the file decides in the end. A change
elsewhere in the file leaves an IRI as it was.
"""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from twl_graph.namespaces import ID

#: The naming rule of things and files: ASCII words in lower case with single hyphens between them.
NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_DIGITS: Final = 12
#: So many statements are looked at, over and over, for one group of neighbours; beyond, the order decides.
_LOOKS: Final = 1_000_000


def skolemised(quads: Iterable[ox.Quad], name: str) -> list[ox.Quad]:
    """Return the statements, in their order, with the IRI ``id/<name>-<digest>`` in the place of each blank node.

    Args:
        quads: the statements of one file.
        name: what the IRIs begin with; it must obey the naming rule.
    """
    held = list(quads)
    return renamed(held, iris(digests(held), name))


def slug_of(text: str) -> str:
    """Return the ASCII letters and digits of a text in lower case, with a hyphen where others stood; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def iris(digests: Mapping[str, str], name: str) -> dict[str, ox.NamedNode]:
    """Return the IRI of each blank node, by its label."""
    if not NAME.match(name):
        raise ValueError(f"{name!r} does not obey the naming rule")
    return {label: ox.NamedNode(f"{ID}{name}-{digest}") for label, digest in digests.items()}


def renamed(quads: Iterable[ox.Quad], iris: Mapping[str, ox.NamedNode]) -> list[ox.Quad]:
    """Return the statements with IRIs in the place of blank nodes, which are given by label."""
    return [
        ox.Quad(
            iris[quad.subject.value] if isinstance(quad.subject, ox.BlankNode) else quad.subject,
            quad.predicate,
            iris[quad.object.value] if isinstance(quad.object, ox.BlankNode) else quad.object,
            iris[quad.graph_name.value] if isinstance(quad.graph_name, ox.BlankNode) else quad.graph_name,
        )
        if _blank(quad)
        else quad
        for quad in quads
    ]


def digests(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Return, for the label of each blank node, twelve hexadecimal digits that stand for what is said of it."""
    about: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in dict.fromkeys(quads):
        for label in dict.fromkeys(_blank(quad)):
            about[label].append(quad)
    found: dict[str, str] = {}
    alike: Counter[str] = Counter()
    for group in _groups(about):
        marks = _told_apart({label: about[label] for label in group})
        whole = _hash("\n".join(sorted(marks.values())))
        alike[whole] += 1
        found |= {label: _hash(f"{mark} {alike[whole]}") for label, mark in marks.items()}
    numbers: Counter[str] = Counter()
    for label in about:  # in the order of the file
        numbers[found[label]] += 1
        found[label] = _hash(f"{found[label]} {numbers[found[label]]}")[:_DIGITS]
    return found


def _told_apart(about: Mapping[str, list[ox.Quad]]) -> dict[str, str]:
    """Return a mark for each blank node of a group of neighbours, different where the group is not too large."""
    marks, looks, size = dict.fromkeys(about, ""), _LOOKS, sum(map(len, about.values()))
    while looks > 0:
        known = len(set(marks.values()))
        marks = {
            label: _hash("\n".join([marks[label], *sorted(_seen_from(label, quad, marks) for quad in quads)]))
            for label, quads in about.items()
        }
        looks -= size
        if len(set(marks.values())) > known:
            continue
        equal = [mark for mark, count in Counter(marks.values()).items() if count > 1]
        if not equal:
            break
        # Nothing tells these apart, so that any of them may be the first: the graph will be the same.
        first = next(label for label, mark in marks.items() if mark == min(equal))
        marks[first] = _hash(marks[first])
    return marks


def _seen_from(label: str, quad: ox.Quad, marks: Mapping[str, str]) -> str:
    """Write a statement as one of its blank nodes sees it: itself, the others by what is known of them, the rest."""

    def seen(term: object) -> str:
        if isinstance(term, ox.BlankNode):
            return "_" if term.value == label else f"_:{marks[term.value]}"
        return str(term)

    return " ".join(map(seen, (quad.subject, quad.predicate, quad.object, quad.graph_name)))


def _groups(about: Mapping[str, list[ox.Quad]]) -> list[list[str]]:
    """Return the labels in groups: blank nodes that stand in one statement are in one."""
    groups, met = [], set[str]()
    for start in about:
        if start in met:
            continue
        met.add(start)
        group = [start]
        for label in group:  # grows as it is walked
            for quad in about[label]:
                fresh = [other for other in _blank(quad) if other not in met]
                met.update(fresh)
                group += dict.fromkeys(fresh)
        groups.append(group)
    return groups


def _blank(quad: ox.Quad) -> list[str]:
    """Return the labels of a statement's blank nodes."""
    terms = (quad.subject, quad.object, quad.graph_name)
    return [term.value for term in terms if isinstance(term, ox.BlankNode)]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
