"""``twl source``: the article at hand, its spans verified and their words shown."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from twl_graph.cli.article import article_option
from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import FINDINGS, notice, write_output
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.errors import UsageError, Words

if TYPE_CHECKING:
    from twl_graph.evidence.article import Article, Coverage, Spans


@click.command(
    cls=Verb,
    help=bilingual(
        "对照文章。verify：核对文章与全部文段；show：显示文段原文，如 twl source show char=0,12 p4。\n\n"
        "文章不在本项目中，用 --article 或环境变量 TWL_ARTICLE 指明其文件。",
        "The article at hand. verify: check the article and every span; show: print the words of spans, as in "
        "twl source show char=0,12 p4.\n\n"
        "The article is not part of the project: name its file with --article or the variable TWL_ARTICLE.",
    ),
)
@click.argument("action", type=click.Choice(["verify", "show"]))
@click.argument("names", nargs=-1, metavar="[SPAN]...")
@article_option
@store_option
@output_option
@lang_option
def command(
    action: str, names: tuple[str, ...], article: str | None, store: str | None, output: str | None, lang: str
) -> None:
    """Open the article, then verify or show."""
    if action == "show" and not names:
        raise UsageError(Words("请给出文段，如 char=0,12 或 p4", "name a span, such as char=0,12 or p4"))
    if action == "verify" and names:
        raise UsageError(Words("verify 核对全部文段，不接受参数", "verify checks every span and takes none"))
    if not article:
        raise UsageError(
            Words("请用 --article FILE 或 TWL_ARTICLE 指明文章", "name the article with --article FILE or TWL_ARTICLE")
        )
    from twl_graph.evidence.article import Spans, open_article
    from twl_graph.knowledge import Knowledge

    known = Spans(Knowledge.read(store))
    text = open_article(Path(article), known)
    spans = known.of(text.source)
    if action == "show":
        write_output(_shown(text, spans, names, lang), output)
    else:
        _verify(text, spans, output, lang)


def _shown(article: "Article", spans: "Spans", names: tuple[str, ...], lang: str) -> str:
    """Return the words of each span under a heading that says where it stands."""
    parts = []
    for name in names:
        span = spans.named(name)
        number = spans.paragraph_of(span)
        place = Words(f"第 {number} 段", f"paragraph {number}") if number else Words("跨段", "across paragraphs")
        heading = Words(
            f"{place.zh}，{span.fragment}，{len(span)} 字", f"{place.en}, {span.fragment}, {len(span)} characters"
        )
        parts.append(f"{heading.said(lang)}\n{article.words(span)}\n")
    return "\n".join(parts)


def _verify(article: "Article", spans: "Spans", output: str | None, lang: str) -> None:
    """Write the figures and the verdict, and say everything that is wrong; exit 1 where something is."""
    from twl_graph.evidence.article import coverage, misplaced

    account = coverage(article, spans)
    wrong = misplaced(article, spans)
    for span in account.uncovered:
        where = f"p{spans.paragraph_of(span)}, {span.fragment}"
        words = article.words(span)
        wrong.append(Words(f"未覆盖：{where} {words}", f"not covered: {where} {words}"))
    for line in wrong:
        notice(line, lang)
    lines = [*_figures(account, spans), _verdict(spans, len(wrong))]
    write_output("".join(line.said(lang) + "\n" for line in lines), output)
    if wrong:
        raise click.exceptions.Exit(FINDINGS)


def _verdict(spans: "Spans", faults: int) -> Words:
    """Return the one line that the figures come down to. (Another text than the article does not get this far.)"""
    this = Words(f"确为该文章（SHA-256 {spans.digest}）", f"this is the article (SHA-256 {spans.digest})")
    if faults:
        return Words(
            f"{this.zh}，但有 {faults} 处不符，见上",
            f"{this.en}, but {faults} thing{'s do' if faults > 1 else ' does'} not fit; see above",
        )
    count = len({*spans.blocks, *spans.rhetorical})
    return Words(
        f"{this.zh}；{count} 个文段全部在位，每一个字都有着落",
        f"{this.en}; all {count} spans are in place, every character is accounted for",
    )


def _figures(account: "Coverage", spans: "Spans") -> list[Words]:
    """Return the figures, a line each."""

    def share(part: int) -> str:
        return f"{part / account.characters:.1%}"

    rows = [
        ("文章", "article", f"{account.characters} 字", f"{account.characters} characters"),
        ("段落", "paragraphs", str(len(spans.paragraphs)), ""),
        ("事实文段", "fact spans", str(account.blocks), ""),
        ("文段长度中位数", "median span", f"{account.median_span:g} 字", f"{account.median_span:g} characters"),
        ("最长文段", "longest span", account.longest_span.fragment if account.longest_span else "–", ""),
        ("事实所占字数", "characters in facts", f"{account.fact} ({share(account.fact)})", ""),
        ("修辞所占字数", "characters in rhetoric", f"{account.rhetorical} ({share(account.rhetorical)})", ""),
        ("标点与空白字数", "characters in punctuation", f"{account.punctuation} ({share(account.punctuation)})", ""),
        ("未覆盖字数", "characters not covered", str(sum(len(span) for span in account.uncovered)), ""),
    ]
    return [Words(f"{zh}：{value}", f"{en}: {value_en or value}") for zh, en, value, value_en in rows]
