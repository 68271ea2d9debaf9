"""The words of SPARQL: keywords and built-in functions (SPARQL 1.1, section 19.8; 1.2 where the engine knows it)."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words of the query language proper.
CLAUSES: Final = _words(
    "BASE PREFIX VERSION SELECT DISTINCT REDUCED AS CONSTRUCT DESCRIBE ASK FROM NAMED WHERE GROUP BY HAVING ORDER ASC"
    " DESC LIMIT OFFSET VALUES UNDEF OPTIONAL GRAPH BIND MINUS UNION FILTER LATERAL EXISTS NOT IN A TRUE FALSE"
)

#: Built-in functions and aggregates.
FUNCTIONS: Final = _words(
    "COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES LANGDIR DATATYPE BOUND IRI URI BNODE "
    "RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER "
    "YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF "
    "STRLANG STRLANGDIR STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC ISTRIPLE REGEX SUBSTR REPLACE HASLANG "
    "HASLANGDIR TRIPLE SUBJECT PREDICATE OBJECT ADJUST"
)

#: Words that open an update (SPARQL 1.1 Update); none of them occurs in a query.
UPDATES: Final = _words("INSERT DELETE LOAD CLEAR DROP CREATE COPY MOVE ADD WITH")

#: Clauses that nest the parsed query one level deeper for each time they are written, side by side or not.
STEPS: Final = _words("FILTER BIND OPTIONAL MINUS UNION LATERAL GRAPH EXISTS IN IF")

#: Operators that do the same.
STEP_MARKS: Final = frozenset({"||", "&&", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "|", "!", "^", "?"})
