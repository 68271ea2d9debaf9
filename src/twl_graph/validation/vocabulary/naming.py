"""The IRIs that the project mints: one form for each namespace, and nothing minted in the namespaces of others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from twl_graph.errors import Words, sentence, spaced
from twl_graph.namespaces import ARTICLE, BASE, CONCEPT, GRAPH, ID, SHAPE, TWL
from twl_graph.terminals import FULL_WIDTH
from twl_graph.validation.finding import Part
from twl_graph.validation.rules import KNOWN_NAMESPACE, THING_NAME
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.names import local, written
from twl_graph.validation.vocabulary.namespace_slips import repaired, slip_of, unexpanded
from twl_graph.validation.vocabulary.nearness import Nearest
from twl_graph.validation.vocabulary.usage import node_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twl_graph.validation.finding import Finding
    from twl_graph.validation.vocabulary.declared_terms import DeclaredTerms
    from twl_graph.validation.vocabulary.names import Names
    from twl_graph.validation.vocabulary.reused_terms import ReusedTerms
    from twl_graph.validation.vocabulary.usage import Usage, Use

#: Where the registered sources are; a span of one is its IRI with a fragment (RFC 5147).
ARTICLES: Final = ARTICLE[: ARTICLE.rindex("/") + 1]
_KEBAB: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
#: The whole of what an IRI below the base may be.
_WELL_NAMED: Final = re.compile(
    f"(?:(?:id|concept|graph)/{_KEBAB}|ontology#[A-Za-z][A-Za-z0-9]*|shape#[A-Za-z][A-Za-z0-9-]*"
    f"|article/{_KEBAB}(?:#char=(?:0|[1-9][0-9]*),(?:0|[1-9][0-9]*))?"
    r"|(?:ontology|concepts|shapes)(?:/[0-9.]+)?|shapes/[a-z-]+|prefixes|project)?\Z"
)
_CHARACTERS: Final = re.compile(re.escape(ARTICLES) + r"([^#]+)#char=([0-9]+),([0-9]+)\Z", re.ASCII)
_RULE: Final = Words(
    "应由小写字母、数字和连字符组成，如 id:tongzhou",
    "it is made of small letters, digits and hyphens, like id:tongzhou",
)


def is_well_named(iri: str) -> bool:
    """Tell whether an IRI below the project's base keeps the rule of naming."""
    return _WELL_NAMED.match(iri, len(BASE)) is not None


class Naming:
    """The check of every IRI that a graph describes or points at in the project's namespaces."""

    def __init__(self, usage: Usage, names: Names, declared: DeclaredTerms, reused: ReusedTerms) -> None:
        self._usage, self._names, self._declared, self._reused = usage, names, declared, reused
        self._nearest: Nearest | None = None

    def findings(self) -> Iterator[Finding]:
        """Yield a violation for each misnamed IRI: where it is described, else wherever it is the object."""
        for iri, uses in self._usage.subjects.items():
            if not iri.startswith(BASE):
                yield from self._foreign(iri, uses)
            elif not is_well_named(iri):
                yield from self._misnamed(iri, uses[:1], Part.SUBJECT)
            elif iri.startswith(TWL) and iri in self._usage.types and not self._declared.declares(iri):
                yield from self._term_as_thing(iri)
        for iri, uses in self._usage.objects.items():
            # What is described under the same name is told there; terms that are not declared are told as such.
            told = iri in self._usage.subjects or iri.startswith((TWL, CONCEPT))
            if not told and (not is_well_named(iri) if iri.startswith(BASE) else slip_of_base(iri)):
                yield from self._misnamed(iri, uses, Part.OBJECT)
        for iri in self._usage.graphs:
            if iri.startswith(GRAPH) and not is_well_named(iri) and iri not in self._usage.subjects:
                message, suggestion = self._told(iri)
                yield THING_NAME.finding(NamedNode(iri), None, None, message, part=Part.SUBJECT, suggestion=suggestion)

    def _misnamed(self, iri: str, uses: list[Use], part: Part) -> Iterator[Finding]:
        if iri.startswith((TWL, CONCEPT)) and not self._declared.declares(iri):
            return  # told as an undeclared term
        slip = slip_of(iri)
        rule = THING_NAME if slip is None else KNOWN_NAMESPACE
        message, suggestion = self._told(iri)
        for quad, source in uses:
            if not self._reused.is_excused(iri, source):
                subject = part is Part.SUBJECT
                node, path = (NamedNode(iri), None) if subject else (node_of(quad), quad.predicate.value)
                value = None if subject else NamedNode(iri)
                yield rule.finding(node, path, value, message, part=part, suggestion=suggestion)

    def _told(self, iri: str) -> tuple[Words, Suggestion | None]:
        """Return what is wrong with the name of an IRI, and the right one."""
        short, slip = written(iri), slip_of(iri)
        if slip is not None:
            meant = repaired(iri, slip)
            message = slip.told(short)
            if meant is None:
                return message, Suggestion(sentence(slip.hint))
            words = slip.instead(meant, self._names.of(meant))
            return message, Suggestion(words, NamedNode(meant), safe=meant in self._known)
        span = _CHARACTERS.match(iri)
        if span is not None:
            right = f"{ARTICLES}{span[1]}#char={int(span[2])},{int(span[3])}"
            message = Words(f"文段 {short} 的位置有多余的零。", f"The positions of the span {short} begin with zeros.")
            return message, self._instead(right, is_well_named(right))
        if iri.startswith(ARTICLES) and "#" in iri:
            message = Words(
                f"{short} 不是文段：应写成 #char=起点,终点。", f"{short} is no span: write #char=START,END."
            )
            return message, None
        described = iri in self._usage.subjects
        if not iri.startswith((ID, CONCEPT, GRAPH, ARTICLES, TWL, SHAPE)):
            message = Words(
                f"{short} 不在本项目的任何一个命名空间里（twl:、id:、concept:、graph:）。",
                f"{short} is in none of the project's namespaces (twl:, id:, concept:, graph:).",
            )
            return message, self._own_name(iri, ID) if described else self._near_thing(iri)
        message = Words(f"{short} 的写法不合规则：{_RULE.zh}。", f"{short} is not named by the rule: {_RULE.en}.")
        wide = next((mark for mark in iri if mark in FULL_WIDTH), None)
        if wide is not None:
            narrow = FULL_WIDTH[wide]
            message = Words(
                f"{short} 里全角的{wide}被当作名称的一部分；应写半角的 {narrow}",
                f"The full-width {wide} counts as a part of the name {short}; write {narrow}",
            )
        space = next(each for each in (ID, CONCEPT, GRAPH, ARTICLES, TWL, SHAPE) if iri.startswith(each))
        near = None if described else self._near_thing(iri)
        if near is not None and wide is not None:
            return message, replace(near, safe=False)  # the mark itself has still to be written
        if near is not None and (near.safe or space == ID):
            return message, near
        return message, self._own_name(iri, space)

    @property
    def _known(self) -> set[str]:
        return set(self._usage.types)

    def _near_thing(self, iri: str) -> Suggestion | None:
        if self._nearest is None:
            known = (each for each in self._usage.types if each.startswith((ID, CONCEPT)) and is_well_named(each))
            self._nearest = Nearest(known, self._names, closed=False)
        near = self._nearest.to(iri)
        if near is None or not (near.sure or iri.startswith(ID)):
            return None
        return self._instead(near.iri, near.sure and iri not in self._usage.types)

    def _instead(self, iri: str, safe: bool) -> Suggestion:
        name = self._names.of(iri)
        return Suggestion(Words(f"请写{spaced(name.zh)}。", f"Write {name.en}."), NamedNode(iri), safe=safe)

    def _own_name(self, iri: str, space: str) -> Suggestion:
        """Return the same name as the rule writes it; for one that is not in Latin letters, the rule."""
        name = "-".join(kebab(iri[len(space) :] if iri.startswith(space) else local(iri)))
        if name and is_well_named(space + name):
            # Not by its label: it is the name that changes, and what has that name may be another thing.
            short = written(space + name)
            return Suggestion(Words(f"请写{spaced(short)}。", f"Write {short}."), NamedNode(space + name))
        return Suggestion(
            Words(
                "请用拼音或英文给它起名：小写字母、数字和连字符。",
                "Name it in pinyin or English: small letters, digits and hyphens.",
            )
        )

    def _term_as_thing(self, iri: str) -> Iterator[Finding]:
        short, name = written(iri), "-".join(kebab(iri[len(TWL) :]))
        message = Words(
            f"{short} 是一个事物，却用了术语的命名空间 twl:。",
            f"{short} is a thing, but its namespace, twl:, is that of the terms.",
        )
        suggestion = self._instead(ID + name, False)
        yield THING_NAME.finding(NamedNode(iri), None, None, message, part=Part.SUBJECT, suggestion=suggestion)

    def _foreign(self, iri: str, uses: list[Use]) -> Iterator[Finding]:
        if slip_of_base(iri):
            yield from self._misnamed(iri, uses[:1], Part.SUBJECT)
            return
        if all(self._reused.is_excused(iri, source) for _, source in uses):
            return
        short = written(iri)
        message = Words(
            f"{short} 不在本项目的命名空间里，本图谱只描述自己的事物。",
            f"{short} is not in the project's namespaces; the graph describes things of its own only.",
        )
        name = "-".join(kebab(iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]))
        hint = Words(
            "请用 id: 下的 IRI，再用 schema:sameAs 指向外部的 IRI。",
            "Give it an IRI in id: that points to the other one by schema:sameAs.",
        )
        patch = f"id:{name} schema:sameAs <{iri}> ." if name else ""
        suggestion = Suggestion(hint, patch=patch)
        yield THING_NAME.finding(NamedNode(iri), None, None, message, part=Part.SUBJECT, suggestion=suggestion)


def slip_of_base(iri: str) -> bool:
    """Tell whether an IRI outside the project's base is one inside it, misspelt."""
    if iri.startswith(BASE) or not ("w3id.org" in iri.lower() or unexpanded(iri)):
        return False
    slip = slip_of(iri)
    return slip is not None and slip.right.startswith(BASE)


def kebab(name: str) -> list[str]:
    """Return the words of a name in Latin letters, `TongzhouDistrict` or `tongzhou_district`, in small letters."""
    found = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+", name, re.ASCII)
    return [word.lower() for word in found] if name.isascii() and "%" not in name else []
