"""The topics that ready questions are grouped by, in the order in which a reader of the article meets them."""

from typing import Final

from twl_graph.errors import Words

#: Every topic by its key in the header of a question.
TOPICS: Final[dict[str, Words]] = {
    "agreement": Words("协议与文件", "agreements and documents"),
    "action": Words("举措与成效", "actions and outcomes"),
    "event": Words("事件与时间", "events and time"),
    "figure": Words("数字与清单", "figures and lists"),
    "place": Words("地方", "places"),
    "organization": Words("机构与团体", "organisations and groups"),
    "person": Words("人物与发言", "people and statements"),
    "platform": Words("平台、线路与服务", "platforms, routes and services"),
    "evidence": Words("依据与推断", "evidence and inferences"),
    "graph": Words("图谱本身", "the graph itself"),
}
