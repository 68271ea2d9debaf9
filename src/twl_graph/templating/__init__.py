"""Templates: for each class a file to fill in, made from the shapes that will check it.

Four parts with one direction: `shape_files` reads the shapes, `demands` says what they ask of a thing, `examples` finds
values in the graph, `stub` writes the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph import resources
from twl_graph.entities import CLASS, classes, names, resolve
from twl_graph.errors import NotFound, Words
from twl_graph.namespaces import BASE, DCTERMS, GRAPH, ID, PROV, RDF, RDFS, SKOS, TWL, XSD, compact, expand, prefixes
from twl_graph.open_places import OPEN_NAME
from twl_graph.templating.demands import Demand, admitted, asked_of, demands, single_subject
from twl_graph.templating.examples import Examples
from twl_graph.templating.shape_files import ShapeFiles
from twl_graph.templating.stub import Block, Line, block_lines, comment, open_thing
from twl_graph.turtle_terms import Terms

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.templating.shape_files import Term

_TYPE: Final = ox.NamedNode(RDF + "type")
_BELOW: Final = ox.NamedNode(RDFS + "subClassOf")
_DEFINITION: Final = ox.NamedNode(SKOS + "definition")
_DEFAULT: Final = ox.DefaultGraph()
_DATES: Final = {XSD + "date", XSD + "gYearMonth", XSD + "gYear"}
#: The name of the file that is to be changed.
_FILE: Final = GRAPH + OPEN_NAME
_TITLE: Final = Words("模板：{0}（{1}）", "Template: {0} ({1})")
_HOW: Final = (
    Words(
        "填好每处 to-be-completed 和“…”；新事物的 IRI 用小写字母、数字和连字符。",
        'Fill in every to-be-completed and every "…"; the IRI of a new thing has small letters, digits and hyphens.',
    ),
    Words(
        "两个井号开头的是说明；一个井号开头的是可选的内容，去掉井号便可使用。",
        "Two number signs begin an explanation, one begins what is optional: take it away to use the line.",
    ),
    Words("填好后检查：twl validate 文件名", "Then check it: twl validate FILE"),
)
_HEADER: Final = Words(
    "文件说明：写了什么，出自何处。@base 是这个文件的名称，请改末尾。",
    "The header: what the file holds and where that comes from. @base is its name: change the end.",
)
_THING: Final = Words("要写的事物。请改它的 IRI。", "The thing itself. Change its IRI.")
_SOURCE: Final = Words(
    "资料来源。图谱里已有的，在上面写它的 IRI，并删去这一段。",
    "The source. For one that the graph already has, give its IRI above and delete this block.",
)
#: The label of a document is computed from its title (`computed`), so that two that differ would be two labels.
_NAMED_BY_TITLE: Final = Words("写了标题，就不另写名称。", "Whoever gives a title gives no name besides.")
_WITH_TEMPLATE: Final = Words("有模板的类", "class with a template")
_LISTED: Final = Words("twl template 列出有模板的类。", "twl template lists them.")
#: What a new source is, unless the template is that of a source itself.
_SOURCE_CLASS: Final = "schema:WebPage"
_SOURCE_KINDS: Final = ("schema:Article", "schema:Dataset", "schema:WebPage")


class TemplateClass(NamedTuple):
    """A class that has a template: its IRI, its name, and what it means; the meaning may be empty."""

    iri: str
    name: Words
    meaning: Words


class Templates:
    """The templates of a graph, by its shapes, or the bundled ones where it has none of its own.

    Raises:
        UnreadableInput: a shapes file cannot be read or parsed.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge: Final = knowledge
        self._store: Final = knowledge.default_graph
        self._spans: Final = self._with_below([TWL + "Span"])
        folder = knowledge.folder
        own = folder is not None and folder.joinpath("ontology", "shapes").is_dir()
        ontology = folder.joinpath("ontology") if folder is not None and own else resources.ontology()
        self._shapes: Final = ShapeFiles(ontology)

    def classes(self) -> list[TemplateClass]:
        """Return the classes that have a template, by CURIE: those of which there are things, or may be."""
        targets = self._with_below(self._shapes.target_classes())
        found = sorted((iri for iri in targets if self._is_concrete(iri)), key=compact)
        return [TemplateClass(iri, names(self._knowledge, iri), self._meaning(iri)) for iri in found]

    def find(self, name: str) -> str:
        """Return the IRI of the class that a local name, CURIE, IRI or label means.

        Raises:
            NotFound: no class with a template has that name; suggests the nearest, or the classes below one without.
            Ambiguous: several have it.
        """
        known = [one.iri for one in self.classes()]
        try:
            return resolve(self._knowledge, name, among=known, kind=CLASS)
        except NotFound as unknown:
            below = self._knowledge.classes_below(self._wider(name)) & set(known)
            near = sorted(map(compact, below)) or unknown.suggestions
            raise NotFound(_WITH_TEMPLATE, name, near, _LISTED) from unknown

    def _wider(self, name: str) -> list[str]:
        """Return the class that has just that name, template or not; none where there is none."""
        known = {compact(iri): iri for iri in classes(self._knowledge)}
        return [iri for curie, iri in known.items() if name in (iri, curie, *names(self._knowledge, iri))]

    def text(self, iri: str, lang: str = "en") -> str:
        """Return the template of a class, Turtle with comments in `zh`, `en` or `both`."""
        terms = Terms(prefixes(), _FILE)
        body = ["\n".join(block_lines(block, terms, lang)) for block in self._blocks(iri)]
        name = names(self._knowledge, iri)
        title = Words(_TITLE.zh.format(name.zh, compact(iri)), _TITLE.en.format(name.en, compact(iri)))
        top = [line for told in (title, self._meaning(iri), *_HOW) if told.en for line in comment(told, lang)]
        used = [f"@prefix {prefix}: <{prefixes()[prefix]}> ." for prefix in sorted(terms.used)]
        return "\n\n".join(["\n".join(top), "\n".join([f"@base <{_FILE}> .", *used]), *body]) + "\n"

    def _blocks(self, iri: str) -> Iterator[Block]:
        """Yield the header, the thing, what goes with it, and the source."""
        thing = open_thing(_slug(iri))
        own_source = iri in map(expand, _SOURCE_KINDS)
        source = thing if own_source else open_thing("source")
        given: dict[str, Term] = {
            DCTERMS + "creator": ox.NamedNode(BASE + "project"),
            DCTERMS + "license": ox.NamedNode("https://creativecommons.org/licenses/by/4.0/"),
            PROV + "wasDerivedFrom": source,
        }
        yield self._block(ox.NamedNode(_FILE), expand("void:Dataset"), _HEADER, given)
        yield self._block(thing, iri, _THING, None)
        for other, predicate in self._companions(iri):
            yield self._block(open_thing(_slug(other)), other, self._meaning(other), {predicate: thing})
        if not own_source:
            yield self._block(source, expand(_SOURCE_CLASS), _SOURCE, {})

    def _block(self, subject: ox.NamedNode, iri: str, about: Words, given: dict[str, Term] | None) -> Block:
        """Return a thing of a class. One with some values given is only told of in brief."""
        asked, values = self._demands(iri), given or {}
        for one in asked:
            one.least = max(one.least, int(one.iri in values))
        examples = Examples(self._knowledge, self._with_below([iri]))
        kept = asked if given is None else _in_brief(asked)
        return Block(subject, iri, about, [self._line(one, examples, values) for one in kept], values)

    def _line(self, demand: Demand, examples: Examples, given: dict[str, Term]) -> Line:
        once = demand.iri in single_subject(self._shapes, self._with_above(demand.classes))
        values = [] if demand.iri in given or demand.languages else examples.of(demand, once)
        if tags := {value.language for value in values if isinstance(value, ox.Literal) and value.language}:
            demand.languages, values = sorted(tags, reverse=True), []  # a text, and each writes their own
        return Line(demand, names(self._knowledge, demand.iri), [(term, self._name(term)) for term in values])

    def _name(self, term: Term) -> Words | None:
        """Return what a thing of the project is called; None for any other term."""
        if not isinstance(term, ox.NamedNode) or not term.value.startswith(BASE) or "#char=" in term.value:
            return None
        return names(self._knowledge, term.value)

    def _demands(self, iri: str) -> list[Demand]:
        """Return what is asked of each property that things of a class may have; where no closed shape says which
        these are, of those that the shapes speak of and those that such things have.
        """
        kinds = self._with_above([iri])
        properties = admitted(self._shapes, kinds)
        if properties is None:
            things = [quad.subject for quad in self._instances(iri)]
            quads = [quad for thing in things for quad in self._store.quads_for_pattern(thing, None, None, _DEFAULT)]
            properties = asked_of(self._shapes, kinds) | {quad.predicate.value for quad in quads}
        asked = demands(self._shapes, kinds, properties)
        for one in asked if TWL + "Document" in kinds else ():
            one.messages += [_NAMED_BY_TITLE] if one.iri == DCTERMS + "title" else []
        return asked

    def _companions(self, iri: str) -> Iterator[tuple[str, str]]:
        """Yield the classes, each with its property, whose things have to have one of this class, of which it can be
        the value only once: the signing of an agreement.
        """
        single = single_subject(self._shapes, self._with_above([iri]))
        for known in self.classes() if single else ():
            for demand in self._demands(known.iri):
                if demand.iri in single and demand.least:
                    yield known.iri, demand.iri

    def _is_concrete(self, iri: str) -> bool:
        """Tell whether things of just this class are written by hand: there are some, or no class is below it.

        Texts and their spans are registered, and the terms of the ontology are no things.
        """
        things = [quad.subject for quad in self._instances(iri)]
        if any(isinstance(thing, ox.NamedNode) and thing.value.startswith(ID) for thing in things):
            return True
        return iri.startswith(TWL) and iri not in self._spans and not self._knowledge.classes_below([iri])

    def _instances(self, iri: str) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, _TYPE, ox.NamedNode(iri), _DEFAULT)

    def _meaning(self, iri: str) -> Words:
        """Return the definition of a class; for one of another vocabulary the rule of its closed shape, if any."""
        quads = self._store.quads_for_pattern(ox.NamedNode(iri), _DEFINITION, None, _DEFAULT)
        said = {quad.object.language: quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}
        if {"zh", "en"} <= said.keys():
            return Words(said["zh"], said["en"])
        shapes = self._shapes.targeting("targetClass", [iri])
        own = [shape for shape in shapes if self._shapes.values(shape, "closed")]
        return next((message for shape in own if (message := self._shapes.message(shape))), Words("", ""))

    def _with_below(self, classes: Iterable[str]) -> set[str]:
        found = set(classes)
        return found | self._knowledge.classes_below(found)

    def _with_above(self, classes: Collection[str]) -> set[str]:
        found, waiting = set[str](), set(classes)
        while waiting:
            found |= waiting
            nodes = map(ox.NamedNode, waiting)
            quads = [quad for node in nodes for quad in self._store.quads_for_pattern(node, _BELOW, None, _DEFAULT)]
            waiting = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)} - found
        return found


def _in_brief(asked: list[Demand]) -> list[Demand]:
    """Keep what is required, dates with what goes with them, and addresses."""
    kept = {one.iri for one in asked if one.least or _DATES & {*one.datatypes} or one.iri == expand("schema:url")}
    kept |= {needed for one in asked if one.iri in kept for needed in one.needs}
    return [one for one in asked if one.iri in kept]


def _slug(iri: str) -> str:
    """Return the name of a class as a part of an IRI: `CooperationAgreement` is `cooperation-agreement`."""
    local = compact(iri).rpartition(":")[2]
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in local).lstrip("-")
