"""Write quads as compact JSON-LD 1.1 with the context standing in the document.

The compaction is the part of the JSON-LD 1.1 API (sections 5 and 6) that one known, flat context needs: plain names for
properties and classes, language maps, typed values, arrays where a property may have several values. Nothing is ever
fetched. Identifiers of things stay whole IRIs, so that a program can compare and follow them as they stand.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from twl_graph.context import Context, Term
from twl_graph.errors import UnsupportedFeature, Words
from twl_graph.namespaces import RDF, XSD

Node: TypeAlias = ox.NamedNode | ox.BlankNode
Json: TypeAlias = dict[str, Any]
#: Says how a thing is written where it is mentioned: as a nested node object, or (None) by its identifier.
Embed: TypeAlias = Callable[[Node], Json | None]


#: Datatypes whose canonical values may stand as JSON numbers (JSON-LD 1.1 API, section 8.2.2).
_INTEGERS: Final = frozenset(
    XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long", "short", "byte")
)
_CANONICAL_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,15}")
#: The largest integer below which every reader of JSON agrees on the value (RFC 8259, section 6).
_LARGEST_INTEGER: Final = 2**53 - 1

#: The keys that open a node object, in this order; the others follow by name.
_FIRST_KEYS: Final = ("id", "type", "label", "prefLabel", "title")


def write_jsonld(quads: Iterable[ox.Quad], context: Context) -> str:
    """Write `quads` as one JSON-LD document: the things by IRI, then the named graphs by IRI, then the context.

    Raises UnsupportedFeature, naming the term, for an IRI that the context would change and for terms of RDF 1.2.
    """
    by_graph: dict[str, list[ox.Quad]] = {}
    for quad in set(quads):
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else _identifier(quad.graph_name, context)
        by_graph.setdefault(name, []).append(quad)
    nodes = node_objects([quad.triple for quad in by_graph.pop("", [])], context)
    for name, block in sorted(by_graph.items()):
        nodes.append({"id": name, "@graph": node_objects([quad.triple for quad in block], context)})
    return document(nodes, context)


def document(nodes: Sequence[Json], context: Context) -> str:
    """Lay out a JSON-LD document: `nodes` first, for people look for the data, then one line a term of the context.

    The keys of a JSON-LD document come in any order (JSON-LD 1.1, section 6.1); only the streaming profile, which is
    not claimed, wants the context first.
    """
    terms = [f"    {_inline(name)}: {_inline(definition)}" for name, definition in context.document.items()]
    body = json.dumps(nodes, ensure_ascii=False, indent=2).replace("\n", "\n  ")
    return '{\n  "@graph": ' + body + ',\n  "@context": {\n' + ",\n".join(terms) + "\n  }\n}\n"


def _inline(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def node_objects(triples: Iterable[ox.Triple], context: Context) -> list[Json]:
    """Write `triples` as one node object for each subject, in the order of the subjects."""
    ordered = sorted(triples, key=lambda triple: str(triple.subject))
    return [
        node_object(subject, list(described), context)
        for subject, described in groupby(ordered, key=lambda triple: triple.subject)
    ]


def node_object(
    subject: object, triples: Iterable[ox.Triple], context: Context, embed: Embed = lambda node: None
) -> Json:
    """Write what `triples` say of `subject` as one node object; `embed` decides which things are nested in it."""
    members: Json = {"id": _identifier(subject, context)}
    for triple in sorted(triples, key=str):
        if triple.predicate.value == RDF + "type" and isinstance(triple.object, Node):
            _add(members, "type", _class_name(triple.object, context), as_set=False)
            continue
        _add_value(members, triple, context, embed)
    return in_order(members)


def in_order(members: Mapping[str, Any]) -> Json:
    """Order the keys of a node object: what it is and is called first, the rest by name."""
    first = {key: members[key] for key in _FIRST_KEYS if key in members}
    return first | {key: members[key] for key in sorted(members) if key not in first}


def _add_value(members: Json, triple: ox.Triple, context: Context, embed: Embed) -> None:
    value = triple.object
    term = _term_for(triple.predicate.value, value, context)
    key = term.name if term else context.compact(triple.predicate.value)
    if term and term.by_language:
        assert isinstance(value, ox.Literal)
        _add(members.setdefault(key, {}), str(value.language), value.value, as_set=term.as_set)
    else:
        _add(members, key, _value(value, term, context, embed), as_set=bool(term and term.as_set))


def _add(members: Json, key: str, value: object, *, as_set: bool) -> None:
    """Add a value under a key: the second value makes an array of the first."""
    if key not in members:
        members[key] = [value] if as_set else value
    elif isinstance(members[key], list):
        members[key].append(value)
    else:
        members[key] = [members[key], value]


def _term_for(predicate: str, value: object, context: Context) -> Term | None:
    """Choose the plain name whose values look most like `value` (JSON-LD 1.1 API, section 6.3, term selection)."""
    candidates = context.forward(predicate)
    if isinstance(value, ox.Literal) and value.language is not None:
        candidates = sorted(candidates, key=lambda term: not term.by_language)
        return next(iter(candidates), None)
    kind = value.datatype.value if isinstance(value, ox.Literal) else "@id"
    plain = [term for term in candidates if not term.by_language]
    return min(plain, key=lambda term: (term.type != kind, term.type is not None), default=None)


def _value(value: object, term: Term | None, context: Context, embed: Embed) -> object:
    expected = term.type if term else None
    if isinstance(value, Node):
        nested = embed(value)
        if nested is not None:
            return nested
        return _identifier(value, context) if expected == "@id" else {"id": _identifier(value, context)}
    if not isinstance(value, ox.Literal) or value.direction is not None:
        raise _term_of_rdf_1_2(value)
    if value.language is not None:
        return {"@language": value.language, "@value": value.value}
    datatype = value.datatype.value
    if datatype == XSD + "string":
        return value.value if expected is None else {"@value": value.value}
    native = _native(value)
    if native is not None and (expected or _type_of(native)) == datatype:
        return native
    return value.value if expected == datatype else {"@type": context.compact(datatype), "@value": value.value}


def _native(literal: ox.Literal) -> int | bool | None:
    """Give the JSON number or boolean that reads back as this very literal once its datatype is known."""
    datatype, text = literal.datatype.value, literal.value
    if datatype == XSD + "boolean" and text in ("true", "false"):
        return text == "true"
    if datatype in _INTEGERS and _CANONICAL_INTEGER.fullmatch(text) and abs(int(text)) <= _LARGEST_INTEGER:
        return int(text)
    return None


def _type_of(native: int | bool) -> str:
    return XSD + ("boolean" if isinstance(native, bool) else "integer")


def _class_name(node: Node, context: Context) -> str:
    return context.class_name(node.value) if isinstance(node, ox.NamedNode) else str(node)


def _identifier(node: object, context: Context) -> str:
    if isinstance(node, ox.NamedNode):
        return context.whole(node.value)
    if isinstance(node, ox.BlankNode):
        return str(node)
    raise _term_of_rdf_1_2(node)


def _term_of_rdf_1_2(term: object) -> UnsupportedFeature:
    return UnsupportedFeature(
        Words(f"JSON-LD 无法写出 {term}：这是 RDF 1.2 的项。", f"JSON-LD cannot hold {term}: it is a term of RDF 1.2.")
    )
