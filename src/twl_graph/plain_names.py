"""Plain names for the vocabulary: what the JSON-LD context is made of.

The classes and properties of the ontology come under their own local names, so a new one gets its name by being
declared; the reused properties come under the names listed here. `twl build` writes `ontology/context.jsonld` of them.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyoxigraph as ox

from twl_graph.namespaces import RDF, RDFS, TWL, XSD, compact, prefixes

#: How the values of a term are written: the rest of its definition beside `@id`. A `text` is one string a language,
#: which the shapes see to; only what may be several, such as aliases, are `texts`, always an array.
_KINDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "plain": {},
    "text": {"@container": "@language"},
    "texts": {"@container": ["@language", "@set"]},
    "thing": {"@type": "@id"},
    "things": {"@type": "@id", "@container": "@set"},
}

#: The reused properties, with the plain name that each one gets. A reused property that is missing here is written
#: with its prefix, which is correct but less plain; a test over the bundled graph asks for the name.
_REUSED: Final[Mapping[str, tuple[str, str]]] = {
    "label": ("rdfs:label", "text"),
    "comment": ("rdfs:comment", "text"),
    "seeAlso": ("rdfs:seeAlso", "things"),
    "isDefinedBy": ("rdfs:isDefinedBy", "thing"),
    "subClassOf": ("rdfs:subClassOf", "things"),
    "subPropertyOf": ("rdfs:subPropertyOf", "things"),
    "domain": ("rdfs:domain", "things"),
    "range": ("rdfs:range", "things"),
    "domainIncludes": ("schema:domainIncludes", "things"),
    "rangeIncludes": ("schema:rangeIncludes", "things"),
    "prefLabel": ("skos:prefLabel", "text"),
    "altLabel": ("skos:altLabel", "texts"),
    "hiddenLabel": ("skos:hiddenLabel", "texts"),
    "definition": ("skos:definition", "text"),
    "example": ("skos:example", "text"),
    "scopeNote": ("skos:scopeNote", "texts"),
    "editorialNote": ("skos:editorialNote", "texts"),
    "note": ("skos:note", "text"),
    "relatedMatch": ("skos:relatedMatch", "things"),
    "notation": ("skos:notation", "plain"),
    "inScheme": ("skos:inScheme", "things"),
    "topConceptOf": ("skos:topConceptOf", "things"),
    "hasTopConcept": ("skos:hasTopConcept", "things"),
    "broader": ("skos:broader", "things"),
    "related": ("skos:related", "things"),
    "title": ("dcterms:title", "text"),
    "description": ("dcterms:description", "text"),
    "abstract": ("dcterms:abstract", "text"),
    "license": ("dcterms:license", "thing"),
    "creator": ("dcterms:creator", "things"),
    "publisher": ("dcterms:publisher", "things"),
    "created": ("dcterms:created", "xsd:date"),
    "modified": ("dcterms:modified", "xsd:date"),
    "issued": ("dcterms:issued", "xsd:date"),
    "source": ("dcterms:source", "things"),
    "isPartOf": ("dcterms:isPartOf", "things"),
    "hasPart": ("dcterms:hasPart", "things"),
    "subject": ("dcterms:subject", "things"),
    "spatial": ("dcterms:spatial", "things"),
    "language": ("dcterms:language", "plain"),
    "identifier": ("dcterms:identifier", "plain"),
    "rights": ("dcterms:rights", "text"),
    "conformsTo": ("dcterms:conformsTo", "things"),
    "temporal": ("dcterms:temporal", "things"),
    "keyword": ("dcat:keyword", "texts"),
    "bibliographicCitation": ("dcterms:bibliographicCitation", "text"),
    "spokenBy": ("schema:spokenByCharacter", "things"),
    "about": ("schema:about", "things"),
    "sameAs": ("schema:sameAs", "things"),
    "location": ("schema:location", "things"),
    "containedIn": ("schema:containedInPlace", "things"),
    "inLanguage": ("schema:inLanguage", "plain"),
    "encodingFormat": ("schema:encodingFormat", "plain"),
    "datePublished": ("schema:datePublished", "date"),
    "version": ("schema:version", "plain"),
    "url": ("schema:url", "thing"),
    "basedOn": ("schema:isBasedOn", "things"),
    "creditText": ("schema:creditText", "text"),
    "minValue": ("schema:minValue", "xsd:integer"),
    "maxValue": ("schema:maxValue", "xsd:integer"),
    "value": ("schema:value", "xsd:integer"),
    "unitText": ("schema:unitText", "text"),
    "derivedFrom": ("prov:wasDerivedFrom", "things"),
    "primarySource": ("prov:hadPrimarySource", "things"),
    "hasMember": ("prov:hadMember", "things"),
    "officeHolder": ("org:member", "thing"),
    "classification": ("org:classification", "things"),
    "areaServed": ("schema:areaServed", "things"),
    "brand": ("schema:brand", "things"),
    "createdBy": ("schema:creator", "things"),
    "parentOrganization": ("schema:parentOrganization", "things"),
    "hasSource": ("oa:hasSource", "thing"),
    "member": ("schema:member", "things"),
    "memberOf": ("schema:memberOf", "things"),
    "organization": ("org:organization", "thing"),
    "postIn": ("org:postIn", "thing"),
    "unitOf": ("org:unitOf", "thing"),
    "geometry": ("geo:hasGeometry", "thing"),
    "defaultGeometry": ("geo:hasDefaultGeometry", "thing"),
    "asWKT": ("geo:asWKT", "geo:wktLiteral"),
    "versionIRI": ("owl:versionIRI", "thing"),
    "versionInfo": ("owl:versionInfo", "plain"),
}

#: The reused classes, with the plain name that each one gets.
_REUSED_CLASSES: Final[Mapping[str, str]] = {
    "Article": "schema:Article",
    "Brand": "schema:Brand",
    "Concept": "skos:Concept",
    "ConceptScheme": "skos:ConceptScheme",
    "Dataset": "dcat:Dataset",
    "Geometry": "geo:Geometry",
    "NewsArticle": "schema:NewsArticle",
    "Photograph": "schema:Photograph",
    "Post": "org:Post",
    "WebPage": "schema:WebPage",
}

#: Incoming links that read well under a name of their own; frames nest what stands under them.
_REVERSE: Final[Mapping[str, str]] = {
    "actions": "twl:performedBy",
    "agreements": "twl:hasParty",
    "aimOf": "twl:aim",
    "builds": "twl:builtBy",
    "carriedOutBy": "twl:carriesOut",
    "claims": "twl:accordingTo",
    "contains": "schema:containedInPlace",
    "effects": "twl:resultsFrom",
    "enumerations": "schema:about",
    "events": "schema:about",
    "figures": "schema:about",
    "followedBy": "twl:follows",
    "holders": "twl:holds",
    "inferences": "twl:inferenceAbout",
    "listedIn": "twl:lists",
    "memberRegions": "twl:inGrouping",
    "offices": "org:member",
    "organizes": "twl:organizedBy",
    "parts": "dcterms:isPartOf",
    "photographs": "schema:about",
    "posts": "org:postIn",
    "receives": "twl:benefits",
    "signing": "twl:signs",
    "statements": "schema:spokenByCharacter",
    "statementsAbout": "schema:about",
    "takesPartIn": "twl:hasParticipant",
}

#: Own properties that read better under another plain name than that of their IRI.
_PLAINER: Final[Mapping[str, str]] = {"hasParty": "parties", "hasParticipant": "participants"}

#: Own object properties with one value at most, and reverse names; all others always stand in an array.
_ONE_VALUE: Final = frozenset(
    {
        "approximation",
        "asOf",
        "completeness",
        "countOf",
        "dateBasis",
        "manner",
        "paragraphKind",
        "post",
        "rhetoricalReason",
        "signing",
        "status",
        "total",
    }
)

#: A date is written under the name that says how precise it is, so that `dateMonth` is never read as a day.
_PRECISIONS: Final[Mapping[str, str]] = {"": "date", "Month": "gYearMonth", "Year": "gYear"}
#: Dates that are always days: the computed bounds.
_DAYS: Final = frozenset(("earliest", "latest"))


def build_context(ontology: Iterable[ox.Triple]) -> dict[str, Any]:
    """Make the context from the triples of the ontology and the project's prefixes.

    Classes and properties come under their own local names, reused properties under the names listed in this module,
    then the reverse properties. `id` and `type` stand for `@id` and `@type`, so the prefix `id` is left out.
    """
    declared: dict[str, set[str]] = {}
    ranges: dict[str, str] = {}
    for triple in ontology:
        subject = str(getattr(triple.subject, "value", ""))
        if not subject.startswith(TWL):
            continue
        value = str(getattr(triple.object, "value", ""))
        if triple.predicate.value == RDF + "type":
            declared.setdefault(subject.removeprefix(TWL), set()).add(value.rpartition("#")[2])
        elif triple.predicate.value == RDFS + "range":
            ranges[subject.removeprefix(TWL)] = value
    document: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type"}
    document |= {prefix: iri for prefix, iri in sorted(prefixes().items()) if prefix not in document}
    document |= {name: f"twl:{name}" for name, kinds in sorted(declared.items()) if "Class" in kinds}
    for name, kinds in sorted(declared.items()):
        if "Class" not in kinds:
            document |= _own_property(name, kinds, ranges.get(name, ""))
    document |= _REUSED_CLASSES
    for name, (curie, kind) in _REUSED.items():
        for plain, definition in _terms(name, curie, kind).items():
            document.setdefault(plain, definition)
    for name, curie in _REVERSE.items():
        container = {} if name in _ONE_VALUE else {"@container": "@set"}
        document[name] = {"@reverse": curie, "@type": "@id", **container}
    return document


def _terms(name: str, curie: str, kind: str) -> dict[str, Any]:
    """Define the names of one property: one, or for a date one for each precision."""
    if kind != "date":
        return {name: _definition(curie, kind)}
    return {name + suffix: _definition(curie, f"xsd:{datatype}") for suffix, datatype in _PRECISIONS.items()}


def _definition(curie: str, kind: str) -> dict[str, Any]:
    return {"@id": curie, **_KINDS.get(kind, {"@type": kind})}


def _own_property(name: str, kinds: set[str], range_: str) -> dict[str, Any]:
    """Define the names of one property of the ontology, by its kind and range."""
    plain, curie = _PLAINER.get(name, name), f"twl:{name}"
    if "DatatypeProperty" not in kinds:
        return {plain: _definition(curie, "thing" if name in _ONE_VALUE else "things")}
    if name in _DAYS:
        return {plain: _definition(curie, "xsd:date")}
    if range_ == RDFS + "Literal":
        return _terms(plain, curie, "date")
    if range_ == RDF + "langString":
        return {plain: _definition(curie, "text")}
    if range_ in ("", XSD + "string"):
        return {plain: _definition(curie, "plain")}
    return {plain: _definition(curie, compact(range_).strip("<>"))}


def context_text(document: Mapping[str, Any]) -> str:
    """Lay out a context as the file `ontology/context.jsonld`: one line a term."""
    lines = [f"    {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in document.items()]
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"
