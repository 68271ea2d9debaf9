"""Answers with their evidence, on their way out: lines under the rows of a table, an array in JSON, else a column."""

import json
from collections.abc import Callable, Mapping, Sequence

from twl_graph import results
from twl_graph.engine import Answer, Boolean, Solutions
from twl_graph.errors import UnsupportedFeature, Words
from twl_graph.evidence.answers import Evidence, with_column
from twl_graph.formats import Format

#: What the column of the evidence is called.
_TITLE = Words("依据", "evidence")


def write(
    answer: Answer,
    evidence: Sequence[Evidence],
    syntax: Format,
    *,
    lines: Callable[[Evidence], list[str]],
    lang: str = "en",
    width: int | None = None,
    titles: Mapping[str, Words] | None = None,
) -> bytes:
    """Write an answer in a format that `results.format_for` gave, with the evidence of each row.

    `lines` puts evidence into words, for a table (see `evidence.text`); JSON has a member `evidence` beside the
    results, one entry a row; every other format has a column more, which holds the IRIs of the graphs.
    Raises UnsupportedFeature for a format that cannot hold it.
    """
    if syntax.name == "json":
        written = json.loads(results.write(answer, syntax))
        written["evidence"] = [each.to_json() for each in evidence]
        return (json.dumps(written, ensure_ascii=False) + "\n").encode()
    if syntax.name == "table":
        below = [lines(each) for each in evidence]
        return results.write(answer, syntax, lang=lang, width=width, titles=titles, below=below)
    if isinstance(answer, Solutions) and syntax.name in results.ANSWERS:
        whole = with_column(answer, evidence)
        return results.write(whole, syntax, lang=lang, titles={**(titles or {}), whole.variables[-1]: _TITLE})
    given = Words("是否", "a yes or no") if isinstance(answer, Boolean) else Words("图", "a picture")
    raise UnsupportedFeature(
        Words(
            f"{syntax.name} 装不下{given.zh}的依据：请用 table 或 json",
            f"{syntax.name} cannot hold the evidence of {given.en}: use table or json",
        )
    )
