"""The header of a file of new facts, which says where they come from."""

from twl_graph.namespaces import ARTICLE, BASE, DCTERMS, GRAPH, PROV

#: The named graph of a file with this header.
TRIAL = GRAPH + "trial"
#: The header, without prefixes, for a file that declares its own ones.
HEADER = f"""<{TRIAL}> a <http://rdfs.org/ns/void#Dataset> ;
    <{DCTERMS}title> "试验"@zh , "trial"@en ;
    <{DCTERMS}description> "编造的事实。"@zh , "Facts that are made up."@en ;
    <{DCTERMS}creator> <{BASE}project> ;
    <{DCTERMS}license> <https://creativecommons.org/licenses/by/4.0/> ;
    <{PROV}wasDerivedFrom> <{ARTICLE}> .
"""


def headed(text: str) -> str:
    """Put the header above facts that are written in Turtle."""
    return HEADER + text


def lines(text: str) -> str:
    """Put the header above facts that are written in N-Triples."""
    import pyoxigraph as ox

    header = ox.serialize(ox.parse(HEADER, ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES)
    assert header is not None
    return header.decode() + text
