"""``twl template``: a file to fill in for a thing of some class, made from the shapes that will check it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import write_output
from twl_graph.cli.wording import Verb, bilingual

if TYPE_CHECKING:
    from twl_graph.templating import TemplateClass

_COLUMNS = 80


@click.command(
    "template",
    cls=Verb,
    help=bilingual(
        "给出一类事物的填写模板：带说明的 Turtle，照规则生成，填好后用 twl validate 检查。\n\n"
        "CLASS 是类的名称（中文或英文）、简写或 IRI，如 CooperationAgreement、twl:Signing、合作协议；"
        "不给则列出有模板的类。",
        "Print a stub to fill in for a thing of some class: Turtle with comments, made from the shapes; once it is "
        "filled in, twl validate checks it.\n\n"
        "CLASS is the name of a class in Chinese or English, a short form or an IRI, such as CooperationAgreement, "
        "twl:Signing or signing; without it, the classes that have a template are listed.",
    ),
)
@click.argument("name", metavar="[CLASS]", required=False)
@store_option
@output_option
@lang_option
def command(name: str | None, store: str | None, output: str | None, lang: str) -> None:
    """Find the class and print its template, or list what there is."""
    from pathlib import Path

    from twl_graph.cli.workplace import graph_here
    from twl_graph.knowledge import Knowledge
    from twl_graph.templating import Templates

    # As for `twl validate`: who stands in a checkout wants its shapes.
    templates = Templates(Knowledge.read(Path(store) if store is not None else graph_here()))
    if name is None:
        write_output("".join(f"{line}\n" for line in _listing(templates.classes(), lang)), output)
    else:
        write_output(templates.text(templates.find(name), lang), output)


def _listing(classes: "Iterable[TemplateClass]", lang: str) -> Iterator[str]:
    """Yield each class with its name, and below it what it means."""
    from twl_graph.namespaces import compact
    from twl_graph.widths import wrap

    for known in classes:
        yield f"{compact(known.iri)}  {known.name.in_line(lang)}"
        for told in known.meaning.said(lang).splitlines():
            yield from (f"    {line}" for line in wrap(told, _COLUMNS - 4))
