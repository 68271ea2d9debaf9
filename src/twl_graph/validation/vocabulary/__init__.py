"""Whether the words of a graph are words: terms that exist, things that are described, names and values well written.

SHACL lets all of this pass: to it a misspelt property is a property that nothing is known of. Each kind of word has its
module; `Usage` reads the facts once for all of them. Only what is stated is judged, nothing that is computed.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from twl_graph.validation.vocabulary.declared_terms import DeclaredTerms
from twl_graph.validation.vocabulary.described_things import described_things
from twl_graph.validation.vocabulary.language_tags import language_findings
from twl_graph.validation.vocabulary.literals import literal_findings
from twl_graph.validation.vocabulary.names import Names
from twl_graph.validation.vocabulary.naming import Naming
from twl_graph.validation.vocabulary.prefixes import wrong_prefixes
from twl_graph.validation.vocabulary.reused_terms import ReusedTerms
from twl_graph.validation.vocabulary.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twl_graph.knowledge import Knowledge
    from twl_graph.validation.finding import Finding

__all__ = ["vocabulary_findings"]


def vocabulary_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Yield what is wrong with the terms, IRIs, tags and values that a graph's files state; each finding once."""
    usage = Usage(knowledge.sources)
    names = Names(usage, knowledge)
    prefixes = list(wrong_prefixes(usage.sources))
    wrong: dict[str, tuple[str, ...]] = {}
    for each in prefixes:
        wrong[each.source] = (*wrong.get(each.source, ()), each.bound)
    declared = DeclaredTerms(usage, names)
    reused = ReusedTerms(usage, names, declared, wrong)
    yield from (each.finding for each in prefixes)  # alike in two files they are two findings
    found = chain(
        declared.findings(),
        described_things(usage, names),
        reused.findings(),
        Naming(usage, names, declared, reused).findings(),
        literal_findings(usage, reused),
        language_findings(usage),
    )
    yield from dict.fromkeys(found)
