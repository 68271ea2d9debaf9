"""The command line ``twl``: a shell over the library. Each verb is one module, imported only when it runs."""

import gc
from typing import Final

from twl_graph.errors import Words

#: Every verb, in the order a newcomer meets them: its module and its one-line help.
VERBS: Final[dict[str, tuple[str, Words]]] = {
    "ask": (
        "twl_graph.cli.ask",
        Words("提一个现成的问题；不给名称则列出全部问题", "ask a ready question; lists them all without a name"),
    ),
    "query": ("twl_graph.cli.query", Words("运行任意 SPARQL 1.1 查询", "run any SPARQL 1.1 query")),
    "show": ("twl_graph.cli.show", Words("显示一个事物的全部已知信息", "show one thing with everything known of it")),
    "search": (
        "twl_graph.cli.search",
        Words("按名称、拼音或首字母查找事物", "find things by name, pinyin or initials"),
    ),
    "export": ("twl_graph.cli.export", Words("以任一 RDF 格式导出图谱", "export the graph in any RDF format")),
    "validate": ("twl_graph.cli.validate", Words("按规则检查新事实", "check new facts against the shapes")),
    "draft": (
        "twl_graph.cli.draft",
        Words("把一篇文本起草成事实的骨架", "draft the facts of a plain text for a person to complete"),
    ),
    "template": (
        "twl_graph.cli.template",
        Words("给出一类事物的填写模板", "a stub to fill in for a thing of some class"),
    ),
    "add": (
        "twl_graph.cli.add",
        Words("检查新文件，合格则添加进图谱", "check new files and make them part of the graph"),
    ),
    "remove": ("twl_graph.cli.remove", Words("取出一个添加过的文件", "take an added file out again")),
    "init": ("twl_graph.cli.init", Words("建立自己的图谱", "start a graph of your own")),
    "stats": ("twl_graph.cli.stats", Words("图谱的统计数字", "figures of the graph")),
    "source": ("twl_graph.cli.source", Words("对照文章核验并显示文段", "verify and show the article's spans")),
    "fmt": (
        "twl_graph.cli.fmt",
        Words("把 Turtle 与 TriG 文件写成规范形式", "write Turtle and TriG files in normal form"),
    ),
    "build": (
        "twl_graph.cli.build",
        Words("生成平面图、名称索引与 JSON-LD 上下文", "generate the flat graph and what goes with it"),
    ),
}


def main(arguments: list[str] | None = None) -> int:
    """Run ``twl`` with the given arguments and return its exit code.

    Without arguments it is the whole process: it takes those of the command line and ends the process.
    """
    from twl_graph.cli.shell import leave, run

    if arguments is None:
        gc.set_threshold(100_000)  # loading makes thousands of terms and no garbage: looking for some costs 5 ms
        leave(run())
    return run(arguments)
