"""Queries read the graph and nothing else.

The engine calls out for SERVICE and has no switch against it, and its process dies on deep nesting. So every query
passes here first: its words are known words, its prefixes are declared, and what would reach beyond the graph, change
it, or exhaust the engine is refused by name.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Final, NamedTuple

from twl_graph.errors import NO_HINT, LimitReached, UnsupportedFeature, Words, nearest
from twl_graph.limits import USUAL, Limits
from twl_graph.sparql.keywords import CLAUSES, FUNCTIONS, STEP_MARKS, STEPS, UPDATES
from twl_graph.sparql.tokens import QUERY, Kind, SparqlSyntaxError, Token, place, tokenize


class Form(Enum):
    """The four forms of a query (SPARQL 1.1, section 16)."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


class SealedQuery(NamedTuple):
    """A query that was found to stay inside the graph: its text, its tokens and its form."""

    text: str
    tokens: Sequence[Token]
    form: Form


_PAIRS: Final = {"{": "}", "(": ")", "[": "]", "<<": ">>", "<<(": ")>>", "{|": "|}"}
_CLOSERS: Final = frozenset(_PAIRS.values())


def seal(
    text: str,
    *,
    prefixes: Mapping[str, str],
    has_graph: Callable[[str], bool],
    limits: Limits = USUAL,
    path: str = QUERY,
) -> SealedQuery:
    """Read a query's text and refuse what does not stay inside the graph.

    `prefixes` are known without being declared, `has_graph` tells whether a named graph of that IRI is loaded, `path`
    stands for the text in messages.
    Raises UnsupportedFeature (SERVICE, updates, FROM outside the graph), LimitReached (length, nesting, steps) and
    SparqlSyntaxError (unknown words, undeclared prefixes, brackets that do not pair).
    """
    if len(text) > limits.characters:
        raise LimitReached(
            Words(
                f"{path}: 查询有 {len(text)} 个字符，上限是 {limits.characters}",
                f"{path}: the query has {len(text)} characters; the limit is {limits.characters}",
            )
        )
    tokens = tokenize(text, path=path)
    sealing = _Sealing(text, tokens, path)
    sealing.refuse_service()
    sealing.refuse_updates()
    sealing.check_depth(limits)
    sealing.check_words()
    known = dict(prefixes) | sealing.declared_prefixes()
    sealing.check_names(known)
    sealing.check_dataset(known, has_graph)
    return SealedQuery(text, tokens, sealing.form())


class _Sealing:
    """One look at one query: each method refuses one kind of thing."""

    def __init__(self, text: str, tokens: Sequence[Token], path: str) -> None:
        self._text, self._tokens, self._path = text, tokens, path

    def refuse_service(self) -> None:
        """Refuse SERVICE in every spelling the engine would follow.

        The engine needs no blank around a keyword: `SERVICESILENT`, `trueSERVICE<…>` and `SERVICEx:y` all call out, so
        the letters may stand nowhere in a bare word or in the prefix of a name.
        """
        for token in self._tokens:
            if token.kind is Kind.WORD:
                looked_at = token.text
            elif token.kind is Kind.NAME:
                looked_at = token.text.partition(":")[0]
            else:
                continue
            if "service" in looked_at.lower():
                plain = token.text == "SERVICE"
                written = Words("" if plain else f"（这里写作 {token.text}）", "" if plain else f" (here {token.text})")
                raise self._unsupported(
                    token,
                    Words(
                        f"不支持 SERVICE{written.zh}：查询只读本图谱，不访问网络",
                        f"SERVICE{written.en} is not supported: a query reads this graph and calls nobody",
                    ),
                    Words(
                        "去掉 SERVICE；别处的数据先下载，再用 --store 读取含有它的目录",
                        "leave SERVICE out; fetch other data first, and read the folder that holds it with --store",
                    ),
                )

    def refuse_updates(self) -> None:
        """Refuse every form of SPARQL Update, by its verb."""
        for token in self._tokens:
            if token.is_word(*UPDATES):
                verb = token.text.upper()
                raise self._unsupported(
                    token,
                    Words(
                        f"{verb} 是更新，不是查询：查询不修改图谱",
                        f"{verb} is an update, not a query: a query does not change the graph",
                    ),
                    Words(
                        "修改 data/ 下的文件，再用 twl validate 检查",
                        "change the files under data/, and check them with twl validate",
                    ),
                )

    def check_depth(self, limits: Limits) -> None:
        """Hold nesting and steps under their limits, and brackets in pairs."""
        opened: list[Token] = []
        steps = 0
        for token in self._tokens:
            if token.kind is Kind.MARK and token.text in _PAIRS:
                opened.append(token)
                if len(opened) > limits.nesting:
                    raise LimitReached(self._too_many(token, "层括号", "levels of brackets", limits.nesting))
            elif token.kind is Kind.MARK and token.text in _CLOSERS:
                if not opened or _PAIRS[opened[-1].text] != token.text:
                    raise self._unpaired(token, opened[-1] if opened else None)
                opened.pop()
            elif token.is_word(*STEPS) or token.is_mark(*STEP_MARKS):
                steps += 1
                if steps > limits.steps:
                    raise LimitReached(self._too_many(token, "个运算或子句", "operators and clauses", limits.steps))
        if opened:
            raise self._unclosed(opened[-1])

    def check_words(self) -> None:
        """Refuse bare words that SPARQL does not have."""
        for token in self._tokens:
            if token.kind is Kind.WORD and token.text.upper() not in CLAUSES | FUNCTIONS:
                near = nearest(token.text.upper(), sorted(CLAUSES | FUNCTIONS))
                hint = Words(
                    "变量写作 ?名，名称带前缀，文字加引号",
                    "a variable is ?name, a name has a prefix, a text has quotes",
                )
                if near:
                    hint = Words(f"是不是想写 {near[0]}？", f"did you mean {near[0]}?")
                raise self._wrong(
                    token, Words(f"SPARQL 没有 {token.text} 这个词", f"SPARQL has no word {token.text}"), hint
                )

    def declared_prefixes(self) -> dict[str, str]:
        """Return the prefixes that the query itself declares; the last declaration of a prefix counts."""
        declared = {}
        triples = zip(self._tokens, self._tokens[1:], self._tokens[2:], strict=False)
        for word, name, iri in triples:
            if word.is_word("PREFIX") and name.kind is Kind.NAME and iri.kind is Kind.IRI:
                declared[name.text.removesuffix(":")] = iri.text[1:-1]
        return declared

    def check_names(self, known: Mapping[str, str]) -> None:
        """Refuse prefixed names whose prefix nobody declared."""
        for before, token in zip([None, *self._tokens], self._tokens, strict=False):
            if token.kind is not Kind.NAME or (before is not None and before.is_word("PREFIX")):
                continue
            prefix = token.text.partition(":")[0]
            if prefix not in known:
                near = nearest(prefix, sorted(known))
                advice = Words(f"是不是想写 {near[0]}:？", f"did you mean {near[0]}:?") if near else NO_HINT
                hint = Words(
                    f"{advice.zh}在查询开头写 PREFIX {prefix}: <…>，或用已知前缀：{' '.join(sorted(known))}",
                    f"{advice.en}{' ' if near else ''}write PREFIX {prefix}: <…> at the start, or use a known prefix: "
                    f"{' '.join(sorted(known))}",
                )
                reason = Words(f"前缀 {prefix}: 没有声明", f"the prefix {prefix}: is not declared")
                raise self._wrong(token, reason, hint)

    def check_dataset(self, known: Mapping[str, str], has_graph: Callable[[str], bool]) -> None:
        """Let FROM and FROM NAMED choose among the graphs that are loaded, and refuse every other."""
        for index, token in enumerate(self._tokens):
            if not token.is_word("FROM"):
                continue
            following = [t for t in self._tokens[index + 1 : index + 3] if not t.is_word("NAMED")]
            if not following or following[0].kind not in (Kind.IRI, Kind.NAME):
                continue  # the engine will say what is missing
            source = following[0]
            if not has_graph(_expanded(source, known)):
                raise self._unsupported(
                    source,
                    Words(
                        f"FROM {source.text} 不是本图谱中的命名图；查询不读取文件或网址",
                        f"FROM {source.text} is no named graph of this graph, and a query reads no file and no address",
                    ),
                    Words(
                        "去掉 FROM；有哪些命名图：SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
                        "leave FROM out; the named graphs are: SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
                    ),
                )

    def form(self) -> Form:
        """Return the form: the first word that opens one."""
        for token in self._tokens:
            if token.is_word(*(form.value for form in Form)):
                return Form(token.text.upper())
        raise SparqlSyntaxError(
            self._text,
            self._tokens[0].start if self._tokens else 0,
            Words("这里没有查询", "there is no query here"),
            Words(
                "查询以 SELECT、ASK、CONSTRUCT 或 DESCRIBE 开头",
                "a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE",
            ),
            path=self._path,
        )

    def _wrong(self, token: Token, reason: Words, hint: Words) -> SparqlSyntaxError:
        return SparqlSyntaxError(self._text, token.start, reason, hint, path=self._path)

    def _unsupported(self, token: Token, reason: Words, instead: Words) -> UnsupportedFeature:
        """Refuse what a token asks for, shown as a mistake is: with its line, a caret, and what to do instead."""
        return UnsupportedFeature(self._wrong(token, reason, instead).words)

    def _too_many(self, token: Token, zh: str, en: str, limit: int) -> Words:
        line, column, _ = place(self._text, token.start)
        where = f"{self._path}:{line}:{column}"
        return Words(f"{where}: 查询超过 {limit} {zh}", f"{where}: the query has more than {limit} {en}")

    def _unpaired(self, token: Token, opened: Token | None) -> SparqlSyntaxError:
        if opened is None:
            nothing = Words(f"{token.text} 没有对应的开括号", f"nothing was opened that {token.text} could close")
            return self._wrong(token, nothing, NO_HINT)
        line, column, _ = place(self._text, opened.start)
        wanted = _PAIRS[opened.text]
        return self._wrong(
            token,
            Words(
                f"此处应为 {wanted}，而不是 {token.text}：{line}:{column} 处的 {opened.text} 还没有关闭",
                f"{wanted} must come before {token.text}: the {opened.text} of {line}:{column} is still open",
            ),
            NO_HINT,
        )

    def _unclosed(self, opened: Token) -> SparqlSyntaxError:
        wanted = _PAIRS[opened.text]
        return self._wrong(
            opened,
            Words(f"这个 {opened.text} 没有关闭", f"this {opened.text} is never closed"),
            Words(f"补上 {wanted}", f"add the missing {wanted}"),
        )


def _expanded(source: Token, known: Mapping[str, str]) -> str:
    """Return the IRI that a token writes; a relative one stays relative, and so names no graph."""
    if source.kind is Kind.IRI:
        return source.text[1:-1]
    prefix, _, local = source.text.partition(":")
    return known.get(prefix, "") + local
