"""The whole vocabulary is checked at once: of the bundled graph nothing is found, and rdflib is never needed."""

import subprocess
import sys

from tests.bundled import knowledge
from tests.small_vocabulary import findings, rule
from twl_graph.namespaces import CONCEPT, ID, TWL
from twl_graph.validation.vocabulary import vocabulary_findings


def test_nothing_is_found_in_the_bundled_graph() -> None:
    assert [one.message.en for one in vocabulary_findings(knowledge())] == []


def test_the_check_needs_no_rdflib() -> None:
    code = (
        "import sys; from twl_graph.knowledge import Knowledge\n"
        "from twl_graph.validation.vocabulary import vocabulary_findings\n"
        "list(vocabulary_findings(Knowledge.read()))\n"
        "print([name for name in ('rdflib', 'pyshacl', 'click', 'difflib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_each_thing_wrong_is_told_by_one_rule() -> None:
    found = findings(
        "id:ferry a twl:Agrement ; twl:hasPartys id:wuqing ; twl:field concept:educatoin ; schema:abuot id:wuqing ;"
        ' twl:date "2017-2"^^xsd:gYearMonth , "05"^^xsd:integer ; twl:hasParty id:tongzou , id:Hebei ;'
        ' <http://example.com/p> id:wuqing ; rdfs:label "渡口"@cn .'
    )
    assert sorted(map(rule, found)) == [
        *("canonical-literal", "declared-class", "declared-concept", "declared-property", "described-thing"),
        *("known-namespace", "known-term", "language-tag", "thing-name", "valid-literal"),
    ]


def test_a_very_long_name_or_value_is_cut_in_every_message() -> None:
    long = "x" * 100_000
    found = findings(
        f'id:ferry a twl:Region ; rdfs:label "{long}"@en ; rdfs:comment "{long}"@de .'
        f" id:wuqing twl:hasParty id:{long} ;"
        f' twl:date "{long}"^^xsd:date , "x"^^<http://{long}> ; twl:{long} id:ferrry ; <http://{long}> id:Ferry .'
    )
    assert len(found) >= 7
    for one in found:
        assert all(len(text) < 600 for text in (*one.message, *(one.suggestion.words if one.suggestion else ())))


def test_every_message_is_one_line_in_both_languages() -> None:
    found = findings(
        f'<{ID}渡\u2028口> <{TWL}x> <{CONCEPT}y> ; rdfs:label "a\\nb\\u0007" ; twl:date "\\n"^^xsd:date ; a <{TWL}z> .'
    )
    assert len(found) >= 5
    for one in found:
        for text in (*one.message, *(one.suggestion.words if one.suggestion else ())):
            assert text
            assert text.isprintable(), text
