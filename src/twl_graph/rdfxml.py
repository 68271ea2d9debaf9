"""Write triples as RDF/XML, refusing what RDF/XML cannot carry.

RDF/XML is the one W3C syntax that cannot hold every graph: a predicate has to be an XML element name, and XML 1.0 has
no way to write most control characters. Library writers emit broken XML for both without a word; this one names the
term instead (RDF 1.1 XML Syntax, section 7; XML 1.0, sections 2.2 and 2.3; Namespaces in XML 1.0, section 3).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from twl_graph.errors import UnsupportedFeature, Words
from twl_graph.namespaces import RDF, XSD

# NCName of Namespaces in XML 1.0, at the end of an IRI.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL_NAME: Final = re.compile(f"[{_START}][-.0-9\u00b7\u0300-\u036f\u203f\u2040{_START}]*\\Z")
#: What XML 1.0 has no way to write, not even as a character reference (section 2.2).
NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Prefixes of the caller that this writer may use as they are: ns1, ns2 … are its own, and xml… is reserved by XML.
_PREFIX: Final = re.compile(r"(?!rdf\Z|xml|ns\d+\Z)[a-z][a-z0-9-]*")

# Names that RDF/XML gives a meaning of its own (section 7.2.4); rdf:li would come back as rdf:_1.
_RESERVED: Final = frozenset(
    RDF + name
    for name in (
        *("RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "bagID", "aboutEach"),
        *("aboutEachPrefix", "Description", "li"),
    )
)
_RESERVED_NAMESPACES: Final = frozenset({"http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"})


class _Names:
    """Qualified names for IRIs; collects the namespaces that the document has to declare."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        usable = {prefix: iri for prefix, iri in prefixes.items() if _PREFIX.fullmatch(prefix)}
        self._known = {iri: prefix for prefix, iri in sorted(usable.items(), reverse=True)} | {RDF: "rdf"}
        self.used: dict[str, str] = {"rdf": RDF}

    def qualified(self, iri: str) -> str | None:
        """Give the qualified name of `iri`, or None when no split of it is an XML name."""
        if iri in _RESERVED:
            return None
        # Try the project's own namespaces first: a local name may then be shorter than the longest NCName.
        for start in self._starts(iri):
            namespace, local = iri[:start], iri[start:]
            if namespace in _RESERVED_NAMESPACES:
                continue
            prefix = self._known.setdefault(namespace, f"ns{len(self._known)}")
            self.used[prefix] = namespace
            return f"{prefix}:{local}"
        return None

    def _starts(self, iri: str) -> list[int]:
        longest = _LOCAL_NAME.search(iri)
        if longest is None or longest.start() == 0:
            return []
        starts = [m for m in range(longest.start(), len(iri)) if _LOCAL_NAME.match(iri, m)]
        return sorted(starts, key=lambda start: iri[:start] not in self._known)


def write_rdfxml(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> str:
    """Write `triples` as RDF/XML: one element a subject, subjects and properties sorted, UTF-8 declared.

    Blank nodes keep their labels, so these have to be XML names (as the canonical labels c14n0, c14n1 … are).
    Raises UnsupportedFeature, naming the term, for a predicate that is no XML name, a character that XML 1.0 has no way
    to write, and the terms of RDF 1.2 (base direction, triple terms).
    """
    names = _Names(prefixes)
    body: list[str] = []
    ordered = sorted(set(triples), key=_order)
    for subject, described in groupby(ordered, key=lambda triple: triple.subject):
        body.extend(_node(subject, list(described), names))
    declared = "".join(f'\n    xmlns:{prefix}="{_escape(iri)}"' for prefix, iri in sorted(names.used.items()))
    return "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{declared}>", *body, "</rdf:RDF>", ""],
    )


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate.value != RDF + "type", triple.predicate.value, str(triple.object)


def _node(subject: object, triples: Sequence[ox.Triple], names: _Names) -> list[str]:
    """Write one subject; its first class, where that is an XML name, becomes the name of the element."""
    element, rest = "rdf:Description", triples
    first = triples[0]
    if first.predicate.value == RDF + "type" and isinstance(first.object, ox.NamedNode):
        qualified = names.qualified(first.object.value)
        if qualified is not None:
            element, rest = qualified, triples[1:]
    if isinstance(subject, ox.NamedNode):
        identity = f'rdf:about="{_escape(subject.value)}"'
    elif isinstance(subject, ox.BlankNode):
        identity = f'rdf:nodeID="{subject.value}"'
    else:
        raise _term_of_rdf_1_2(subject)
    if not rest:
        return [f"  <{element} {identity}/>"]
    return [f"  <{element} {identity}>", *(_property(triple, names) for triple in rest), f"  </{element}>"]


def _property(triple: ox.Triple, names: _Names) -> str:
    element = names.qualified(triple.predicate.value)
    if element is None:
        predicate = triple.predicate.value
        raise UnsupportedFeature(
            Words(
                f"RDF/XML 无法写出谓词 <{predicate}>：它的结尾不是可用的 XML 名称。请改用 turtle、ntriples 或 jsonld。",
                f"RDF/XML cannot hold the predicate <{predicate}>: no end of it is a free XML name. "
                "Choose turtle, ntriples or jsonld.",
            )
        )
    value = triple.object
    if isinstance(value, ox.NamedNode):
        return f'    <{element} rdf:resource="{_escape(value.value)}"/>'
    if isinstance(value, ox.BlankNode):
        return f'    <{element} rdf:nodeID="{value.value}"/>'
    if not isinstance(value, ox.Literal) or value.direction is not None:
        raise _term_of_rdf_1_2(value)
    attribute = ""
    if value.language is not None:
        attribute = f' xml:lang="{value.language}"'
    elif value.datatype.value != XSD + "string":
        attribute = f' rdf:datatype="{_escape(value.datatype.value)}"'
    return f"    <{element}{attribute}>{_escape(value.value)}</{element}>"


def _term_of_rdf_1_2(term: object) -> UnsupportedFeature:
    return UnsupportedFeature(
        Words(f"RDF/XML 无法写出 {term}：这是 RDF 1.2 的项。", f"RDF/XML cannot hold {term}: it is a term of RDF 1.2.")
    )


def _escape(text: str) -> str:
    """Escape for element content and double-quoted attributes alike."""
    forbidden = NOT_XML.search(text)
    if forbidden is not None:
        shown = text if len(text) <= 60 else text[:57] + "..."
        character = f"U+{ord(forbidden.group()):04X}"
        raise UnsupportedFeature(
            Words(
                f"RDF/XML 无法写出 {shown!r}：XML 1.0 没有字符 {character}。请改用 turtle、ntriples 或 jsonld。",
                f"RDF/XML cannot hold {shown!r}: XML 1.0 has no character {character}. "
                "Choose turtle, ntriples or jsonld.",
            )
        )
    # A raw carriage return would be read back as a line feed (XML 1.0, section 2.11).
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("\r", "&#13;")
    )
