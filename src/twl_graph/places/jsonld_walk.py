"""JSON-LD walked once more for where each statement is written (JSON-LD 1.1 API, sections 5.1 and 8.1).

Not understood, so without places: `@nest`, `@json`, graph and type containers, and contexts that import others.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeAlias

import pyoxigraph as ox

from twl_graph.namespaces import RDF
from twl_graph.places.json_values import Array, Json, Object, Scalar, step
from twl_graph.places.jsonld_nodes import DroppedKey, Link, Node, is_dropped
from twl_graph.places.jsonld_terms import ActiveContext, TermDefinition
from twl_graph.places.jsonld_values import literal, resource, scalar
from twl_graph.places.statements import Statement, Stretch, Term
from twl_graph.places.turtle_tokens import Unread

_TYPE: Final = ox.NamedNode(RDF + "type")
_FIRST: Final = ox.NamedNode(RDF + "first")
_REST: Final = ox.NamedNode(RDF + "rest")
_NIL: Final = ox.NamedNode(RDF + "nil")
_PLAIN: Final = TermDefinition("")


class JsonLdWalk:
    """Walks through one document, in the order in which the parser tells its statements.

    Args:
        document: the document.
        text: the text that it was read from.
    """

    def __init__(self, document: Json, text: str) -> None:
        self._document, self._text = document, text
        #: Contexts by their text and the one that was active before, which is kept so that its identity stays its own.
        self._contexts: dict[tuple[str, int], tuple[ActiveContext, ActiveContext]] = {}
        self._blanks = 0
        self._statements: list[Statement] = []
        #: The keys that say nothing, because the context does not define them.
        self.dropped: list[DroppedKey] = []

    def statements(self, base: str | None) -> list[Statement]:
        """Return the statements that were found, each with its places; `base` is that of the document.

        Raises:
            Unread: a context is not understood.
        """
        # What a walk yields is walked before it goes on itself: a recursion whose stack may be as deep as it likes.
        stack: list[_Walk] = [self._top(self._document, ActiveContext(base, base))]
        while stack:
            inner = next(stack[-1], None)
            if inner is None:
                stack.pop()
            else:
                stack.append(inner)
        return self._statements

    def _top(self, value: Json, context: ActiveContext) -> "_Walk":
        if isinstance(value, Object):
            active = self._context_of(value, context)
            told = [(member, active.expanded(member.key, vocabulary=True)) for member in value.members]
            if {key for _, key in told if key is None or not is_dropped(key)} <= {"@context", "@graph"}:
                for member, key in told:  # the document's own envelope, no named graph
                    at = Stretch(member.start, member.end, step("$", member.key))
                    if key == "@graph":
                        yield self._nodes(member.value, at.path, active, None)
                    elif is_dropped(key):
                        self._drop(member.key, at, self._new_blank(), active)
                return
        yield self._nodes(value, "$", context, None)

    def _nodes(self, value: Json, path: str, context: ActiveContext, graph: Term | None) -> "_Walk":
        """Walk through node objects that are linked to nothing."""
        for item, place in _items(value, path):
            if isinstance(item, Object):
                yield self._node(item, place, context, graph, self._subject(item, place, context))

    def _context_of(self, value: Object, before: ActiveContext) -> ActiveContext:
        """Return the context that holds in an object; the same one for the same text over the same one."""
        context = before
        for member in value.members:
            if member.key == "@context":
                text = self._text[member.value.start : member.value.end]
                known = self._contexts.get((text, id(context)))
                if known is None:
                    known = context, context.with_context(json.loads(text, strict=False))
                    self._contexts[text, id(context)] = known
                context = known[1]
        return context

    def _subject(self, node: Object, path: str, context: ActiveContext) -> tuple[Term, Stretch]:
        """Return what a node object is about and where that is written: its `@id`, else its opening brace."""
        context = self._context_of(node, context)
        for member in node.members:
            if context.expanded(member.key, vocabulary=True) == "@id" and isinstance(member.value, Scalar):
                found = resource(context.expanded(str(member.value.value), relative=True))
                if found is None:
                    raise Unread
                return found, Stretch(member.value.start, member.value.end, step(path, member.key))
        return self._new_blank(), Stretch(node.start, node.start + 1, path)

    def _new_blank(self) -> str:
        self._blanks += 1
        return f"[{self._blanks}"

    def _node(
        self, value: Object, path: str, context: ActiveContext, graph: Term | None, subject: tuple[Term, Stretch]
    ) -> "_Walk":
        inside = self._context_of(value, context)
        node = Node(*subject, graph, path, inside, inside)
        for member in value.members:
            if inside.expanded(member.key, vocabulary=True) != "@type":
                continue
            at = Stretch(member.start, member.end, step(path, member.key))
            for item, place in _items(member.value, at.path):
                node = self._typed(node, item, Stretch(item.start, item.end, place), at, inside)
        graphs = []
        for member in value.members:
            key = node.context.expanded(member.key, vocabulary=True)
            if key == "@graph":
                graphs.append(member)
            else:
                at = Stretch(member.start, member.end, step(path, member.key))
                yield self._member(node, member.key, key, member.value, at)
        for member in graphs:
            yield self._nodes(member.value, step(path, member.key), node.context, node.subject)

    def _typed(self, node: Node, item: Json, at: Stretch, key_at: Stretch, context: ActiveContext) -> Node:
        """Tell one type of a node, and return the node with the context that the type brings to its keys."""
        name = item.value if isinstance(item, Scalar) else None
        if not isinstance(name, str):
            return node
        iri = resource(context.expanded(name, vocabulary=True, relative=True))
        if iri is not None:
            self._statements.append(Statement(node.subject, _TYPE, iri, node.graph, (node.at, key_at, at), 0))
        term = context.terms.get(name)
        if term is not None and term.context is not None:
            return replace(node, context=node.context.with_context(term.context))
        return node

    def _member(self, node: Node, name: str, key: str | None, value: Json, at: Stretch) -> "_Walk":
        """Walk through what stands under a key."""
        if key == "@included":
            yield self._nodes(value, at.path, node.inside, node.graph)
        elif key == "@reverse" and isinstance(value, Object):
            for member in value.members:
                iri = node.context.expanded(member.key, vocabulary=True)
                member_at = Stretch(member.start, member.end, step(at.path, member.key))
                if is_dropped(iri):
                    self._drop(member.key, member_at, node.subject, node.context)
                definition = node.context.terms.get(member.key) or _PLAIN
                backwards = replace(definition, reverse=not definition.reverse)
                yield self._property(node, iri, backwards, member.value, member_at)
        elif is_dropped(key):
            self._drop(name, at, node.subject, node.context)
        else:
            yield self._property(node, key, node.context.terms.get(name) or _PLAIN, value, at)

    def _drop(self, name: str, at: Stretch, subject: Term, context: ActiveContext) -> None:
        if name not in context.terms:  # one that is null in the context is dropped knowingly
            self.dropped.append(DroppedKey(name, at, subject, context))

    def _property(self, node: Node, iri: str | None, term: TermDefinition, value: Json, at: Stretch) -> "_Walk":
        if iri is None or ":" not in iri or iri.startswith(("@", "_:")) or term.type == "@json":
            return
        if term.container & {"@graph", "@type"}:
            return
        inside = node.inside if term.context is None else node.inside.with_context(term.context)
        link = Link(node.subject, node.at, ox.NamedNode(iri), at, node.graph, term, inside)
        keyed = term.container & {"@language", "@index", "@id"}
        if keyed and isinstance(value, Object):
            yield self._keyed(link, next(iter(keyed)), value, at.path)
        elif "@list" in term.container and not (isinstance(value, Object) and self._keyword(value, link, "@list")):
            yield self._list(link, value, at.path, Stretch(value.start, value.end, at.path))
        else:
            yield self._values(link, value, at.path)

    def _keyword(self, value: Object, link: Link, keyword: str) -> tuple[Json, str] | None:
        """Return what stands under a keyword of an object, and the key it has there; None where nothing does."""
        context = self._context_of(value, link.context)
        for member in value.members:
            if context.expanded(member.key, vocabulary=True) == keyword:
                return member.value, member.key
        return None

    def _keyed(self, link: Link, container: str, value: Object, path: str) -> "_Walk":
        """Walk through a map: by language, by index, or by the identifiers of nodes."""
        for member in value.members:
            place = step(path, member.key)
            none = link.context.expanded(member.key, vocabulary=True) == "@none"
            if container == "@language":
                language = "" if none else member.key.lower()
                yield self._values(replace(link, term=replace(link.term, language=language)), member.value, place)
            elif container == "@index":
                yield self._values(link, member.value, place)
            else:
                for item, item_place in _items(member.value, place):
                    if isinstance(item, Object):
                        subject = self._subject(item, item_place, link.context)
                        given = resource(link.context.expanded(member.key, relative=True))
                        if given is not None and not none:
                            subject = given, Stretch(member.start, member.end, place)
                        whole = Stretch(item.start, item.end, item_place)
                        self._tell(link, subject[0], subject[1] if link.term.reverse else whole)
                        yield self._node(item, item_place, link.context, link.graph, subject)

    def _values(self, link: Link, value: Json, path: str) -> "_Walk":
        for item, place in _items(value, path):
            yield self._value(link, item, place)

    def _value(self, link: Link, value: Json, path: str) -> "_Walk":
        at = Stretch(value.start, value.end, path)
        if isinstance(value, Array):
            yield self._values(link, value, path)
        elif isinstance(value, Scalar):
            term = scalar(value, link.term, link.context)
            if term is not None:
                self._tell(link, term, at)
        elif self._keyword(value, link, "@value"):
            if (told := self._value_object(value, link)) is not None:
                self._tell(link, told, at)
        elif listed := self._keyword(value, link, "@list"):
            yield self._list(link, listed[0], step(path, listed[1]), at)
        elif several := self._keyword(value, link, "@set"):
            yield self._values(link, several[0], step(path, several[1]))
        else:
            subject = self._subject(value, path, link.context)
            self._tell(link, subject[0], subject[1] if link.term.reverse else at)
            yield self._node(value, path, link.context, link.graph, subject)

    def _tell(self, link: Link, value: Term, at: Stretch) -> None:
        subject, subject_at = link.subject, link.subject_at
        if link.term.reverse:
            if isinstance(value, ox.Literal):
                return
            subject, subject_at, value, at = value, at, subject, subject_at
        places = subject_at, link.predicate_at, at
        self._statements.append(Statement(subject, link.predicate, value, link.graph, places, 0))

    def _value_object(self, value: Object, link: Link) -> ox.Literal | None:
        found: dict[str, object] = {}
        for member in value.members:
            key = link.context.expanded(member.key, vocabulary=True)
            if key is not None and isinstance(member.value, Scalar):
                found[key] = member.value.value
        content, kind, language = found.get("@value"), found.get("@type"), found.get("@language")
        if content is None or kind == "@json" or "@direction" in found:
            return None
        if isinstance(language, str):
            return ox.Literal(str(content), language=language.lower())
        datatype = link.context.expanded(str(kind), vocabulary=True, relative=True) if kind is not None else None
        return literal(content, datatype, "")

    def _list(self, link: Link, value: Json, path: str, at: Stretch) -> "_Walk":
        """Walk through a list: its cells stand where their items do, the first one as an object where the list does."""
        items = [one for one in _items(value, path) if not (isinstance(one[0], Scalar) and one[0].value is None)]
        before, term = link, link.term
        for item, place in items:
            item_at = Stretch(item.start, item.end, place)
            cell = self._new_blank()
            self._tell(before, cell, at if before is link else item_at)
            inner = replace(term, reverse=False, container=frozenset())
            first = replace(link, subject=cell, subject_at=item_at, predicate=_FIRST, predicate_at=item_at, term=inner)
            if isinstance(item, Array):
                yield self._list(first, item, place, item_at)
            else:
                yield self._value(first, item, place)
            before = replace(first, predicate=_REST)
        self._tell(before, _NIL, at)


_Walk: TypeAlias = Iterator["_Walk"]


def _items(value: Json, path: str) -> Iterator[tuple[Json, str]]:
    """Yield the items of an array, each with its path; any other value is its own single item."""
    if isinstance(value, Array):
        for index, item in enumerate(value.items):
            yield item, step(path, index)
    else:
        yield value, path
