"""The words in which people ask, put together by what they ask for: one preferred term, its synonyms in both languages.

A thesaurus in the sense of ISO 25964, no larger than what the ready questions are about. Synonyms of several English
words are joined by hyphens. Words that say nothing of what is asked stand apart.
"""

from typing import Final

#: From each preferred term to its synonyms, Chinese ones in one text and English ones in another.
SYNONYMS: Final[dict[str, tuple[str, str]]] = {
    "who": ("谁 何人 哪位", "who whom whose"),
    "person": ("哪些人 什么人 人物 人员 人名", "people person"),
    "when": ("什么时候 何时 几时 哪一年 哪年 哪天 几月 几号 日期 时间 年份", "when date day time dated"),
    "where": ("哪里 哪儿 何处 何地 地方 地点 地区 位置", "where place location region locate"),
    "how-many": ("多少 几个 几条 几份 几项 几次 数字 数量 数目 数据 统计", "how-many number figure count total"),
    "say": ("说了什么 怎么说 说法 发言 讲话 言论 表示 说过 说", "say said told statement remark quote speech"),
    "sign": ("签署 签订 签约 签了 签过 签的 签", "sign signatory"),
    "agreement": ("协议 协定", "agreement deal pact accord"),
    "document": ("文件 文书", "document paper"),
    "party": ("缔约方 签署方 各方", "party"),
    "field": ("领域 方面", "field area aspect"),
    "status": ("状态 进度", "status state stage"),
    "done": ("已完成 已经完成 完成了 完成 建成", "done completed finished"),
    "under-way": ("进行中 正在进行 正在推进 正在建设 正在", "under-way ongoing being-done"),
    "planned": ("计划 打算 准备 将要", "planned intended intend"),
    "without": ("没有写明 没写明 没有 没写 未写 未", "without no not missing lack unknown undated"),
    "action": ("举措 措施 行动 做法", "action measure step initiative"),
    "post": (
        "职务 职位 官职 担任 任职 官员 领导 市长 书记 局长",
        "office post job official mayor secretary director",
    ),
    "organisation": ("机构 单位 组织 部门", "organisation organization institution agency body"),
    "event": ("事件 活动 发生 大事", "event happen occur"),
    "chronology": ("大事记 时间线 先后", "timeline chronology chronological"),
    "tourism": ("旅游 旅行", "tourism tourist travel tour"),
    "route": ("线路 路线", "route itinerary"),
    "industry": ("产业 工业", "industry industrial"),
    "platform": ("平台", "platform"),
    "benefit": ("好处 受益 益处 获益 收益", "benefit gain beneficiary"),
    "aim": ("目标 目的", "aim goal objective purpose"),
    "outcome": ("成果 成效 成就 进展 结果", "outcome result achievement achieve progress"),
    "inference": ("推断 推论 推测", "inference infer"),
    "evidence": ("依据 证据 出处 来源", "evidence source basis"),
    "take-part": ("参加 参与 出席", "take-part took-part participate participant attend"),
    "inexact": ("不精确 大约 大概 估计 下限", "inexact approximate rough estimate lower-bound"),
    "programme": ("战略", "programme program strategy"),
    "code": ("代码 编号 编码", "code identifier"),
    "coordinate": ("坐标 经纬度 地图", "coordinate latitude longitude map"),
    "consist": ("组成 包括 包含 构成", "consist comprise include make-up made-up cover"),
    "connect": ("连接 相连 连通 通往", "connect link join"),
    "school": ("学校", "school"),
}
#: Chinese words that say nothing of what is asked; they are separated by spaces.
EMPTY_ZH: Final = (
    "请问 请告诉我 告诉我 我想知道 想知道 帮我 给我 一下 所有 全部 一共 总共 都有 有哪些 哪些 哪个 哪份 哪几 "
    "是什么 什么 怎么样 怎样 怎么 如何 是不是 有没有 你能 你知道 能不能 可以 分别 各个 各自 每个 每份 每项 名单 清单 "
    "文章 文中 报道 提到 涉及 三地 合作 共同 的 了 吗 呢 吧 啊 是 有 在 和 与 及 或 把 被 由 对 从 到 都 也 还 各 每 "
    "其 这 那 个 份 们 就 之 我 些 几 哪 为 以 地 得 着 过 做 干"
)
#: English words, as they are written, that say nothing of what is asked.
EMPTY_EN: Final = (
    "a about all also an and any anything appear are article as at be been being by can cooperation could did do does "
    "each every everything find for from give had has have how i if in into is it its just know like list made make "
    "me mention mentioned more my name named of on only or other our please s set should show so some such tell text "
    "than that the their them then there these they this those three to together up want was we were what which will "
    "with would"
)
