"""The words in which people ask, put together by what they ask for: one preferred term, its synonyms in both languages.

A thesaurus in the sense of ISO 25964, no larger than what the ready questions are about. Synonyms of several English
words are joined by hyphens. Words that say nothing of what is asked stand apart.
"""

from typing import Final

#: From each preferred term to its synonyms, Chinese ones in one text and English ones in another.
SYNONYMS: Final[dict[str, tuple[str, str]]] = {
    "who": ("谁 何人 哪位", "who whom whose somebody anyone"),
    "person": ("哪些人 什么人 哪几个人 人物 人员 人名", "people person individual"),
    "when": ("什么时候 何时 几时 哪一年 哪年 哪天 几月 几号 日期 时间 年份", "when date day time dated"),
    "why": ("为什么 为何 原因 理由", "why reason because"),
    "where": ("哪里 哪儿 何处 何地 地方 地点 地区 位置 位于 在哪", "where place location region locate located"),
    "how-many": (
        "多少 几个 几条 几份 几项 几次 几家 数字 数量 数目 数据 统计",
        "how-many number figure count total quantity statistics",
    ),
    "say": (
        "说了什么 怎么说 说法 发言 讲话 言论 表示 说过 谈到 谈 讲了 讲 说 话",
        "say said told statement remark quote speech comment spoke speak talk",
    ),
    "sign": ("签署 签订 签约 签了 签过 签的 签字 签名 签", "sign signatory signature signer conclude"),
    "agreement": ("协议 协定 合约 条约", "agreement deal pact accord treaty contract"),
    "document": ("文件 文书", "document paper"),
    "party": ("缔约方 签署方 各方 一方 双方", "party partner"),
    "field": ("领域 方面 行业", "field area aspect sector subject topic"),
    "status": ("状态 进度", "status state stage"),
    "done": ("已完成 已经完成 完成了 完成 建成 做完", "done completed complete finished finish ready"),
    "under-way": ("进行中 正在进行 正在推进 正在建设 正在", "under-way ongoing being-done in-progress"),
    "planned": ("计划 打算 准备 将要 要做", "planned intended intend going-to"),
    "agreed": ("已商定 商定 约定", "agreed agree"),
    "imminent": ("即将 马上 快要", "imminent upcoming soon about-to"),
    "without": (
        "没有写明 没写明 没有 没写 未写 未 不明 不详 缺少 缺失",
        "without no not missing lack unknown undated unclear never",
    ),
    "action": ("举措 措施 行动 做法", "action measure step initiative"),
    "post": (
        "职务 职位 官职 担任 任职 官员 市长 书记 局长",
        "office post job official mayor secretary director",
    ),
    "organisation": ("机构 单位 组织 部门", "organisation organization institution agency body department"),
    "company": ("企业 公司 企事业", "company enterprise firm business"),
    "event": ("事件 活动 发生 大事", "event happen occur"),
    "chronology": ("大事记 时间线 时间顺序 年表 先后", "timeline chronology chronological order sequence"),
    "follow": ("之后 随后 接着 后来 继", "follow afterwards next"),
    "hold": ("举办 举行 主办 承办", "held hold organise organised organiser organizer"),
    "tourism": ("旅游 旅行 游玩 观光 景点", "tourism tourist travel tour sightseeing trip holiday"),
    "route": ("线路 路线", "route itinerary"),
    "industry": ("产业 工业", "industry industrial"),
    "platform": ("平台", "platform"),
    "benefit": (
        "好处 受益 益处 获益 收益 实惠 便利 惠及",
        "benefit gain beneficiary profit advantage advantageous",
    ),
    "aim": ("目标 目的 宗旨 意图", "aim goal objective purpose intention"),
    "outcome": (
        "成果 成效 成就 进展 结果 成绩 见效 效果 突破",
        "outcome result achievement achieve progress success breakthrough",
    ),
    "inference": ("推断 推论 推测 推出来 推导 结论", "inference infer inferred conclusion deduction deduce"),
    "evidence": ("依据 证据 出处 来源 根据", "evidence source basis ground support"),
    "confirm": ("印证 证实 核实 查证 佐证", "confirm confirmed verify verified independently corroborate proof"),
    "reference": ("参考资料 参考 资料 文献", "reference literature bibliography"),
    "outside": ("文章之外 外部 额外 补充", "outside additional add added extra elsewhere external"),
    "take-part": (
        "参加 参与 出席 到场 在场 参赛",
        "take-part took-part participate participant attend attended attendee present compete",
    ),
    "inexact": (
        "不精确 大约 大概 估计 下限 约数 准数 确切",
        "inexact approximate approximately rough roughly estimate lower-bound vague precise exact",
    ),
    "programme": ("战略", "programme program strategy"),
    "code": ("代码 编号 编码 标识符", "code identifier"),
    "coordinate": ("坐标 经纬度 经度 纬度 地图", "coordinate latitude longitude map gps"),
    "consist": ("组成 包括 包含 构成 涵盖", "consist comprise include make-up made-up cover part component"),
    "connect": ("连接 相连 连通 通往", "connect link join"),
    "near": (
        "相邻 接壤 毗邻 邻近 邻居 周边 挨着",
        "adjoin border neighbour neighbor neighbouring adjacent near nearby",
    ),
    "belong": ("属于 隶属 归属 上级", "belong belongs"),
    "implement": ("落实 执行 实施 付诸", "implement implementation carry-out carries-out execute practice"),
    "money": (
        "金额 资金 投资 经费 预算 花钱 花费 钱 投入",
        "money fund funding invest investment budget cost spend finance",
    ),
    "card": ("卡片 卡", "card"),
    "service": ("服务", "service"),
    "share": ("共享 共用 互认 通用", "share shared mutual common joint"),
    "picture": ("图片 照片 配图 图注", "picture photo photograph image"),
    "caption": ("图片说明 照片说明", "caption"),
    "paragraph": ("段落 一段 几段", "paragraph"),
    "passage": ("文段 语句 句子", "span passage sentence"),
    "repeat": ("重复 反复 不止一次 多次 两次 两遍", "repeat repeated repetition more-than-once several-times twice"),
    "rhetoric": ("修辞 空话 口号 套话 比喻 空洞", "rhetoric rhetorical slogan metaphor"),
    "licence": ("许可证 许可 版权 授权", "licence license copyright reuse"),
    "named": ("名称 名字 叫法 别名 别称 称呼 又称 简称", "alias called abbreviation known-as"),
    "same": ("同一个 同一 相同", "same identical duplicate"),
    "list": ("列举 列表", "enumeration enumerate enumerated"),
    "whole": ("完整 列全 全不全", "whole entire exhaustive fully"),
    "concept": ("概念 分类", "concept category taxonomy classification"),
    "ontology": ("本体 术语", "ontology term terminology"),
    "mechanism": ("机制 制度", "mechanism procedure arrangement"),
    "role": ("身份 角色", "role capacity"),
    "leader": ("领导 负责人", "leader head"),
    "valid": ("生效 有效期 有效 期限 到期", "valid validity force expire expiry duration"),
    "conditions": ("条件 优势 基础优势", "condition favour favourable favor strength suited suitable"),
    "infrastructure": ("基础设施 工程 大桥 公路 桥", "infrastructure bridge road construction works"),
    "school": ("学校", "school"),
    "hospital": ("医院", "hospital"),
    "environment": ("生态环保 环保 环境保护 生态", "environment environmental ecology ecological"),
    "health": ("卫生计生 医疗卫生 医疗 卫生 健康", "health healthcare medical health-and-family-planning"),
    "education": ("教育 教学", "education educational"),
    "transport": ("交通 运输", "transport transportation traffic"),
    "culture": ("文化", "culture cultural"),
    "science": ("科技创新 科技 科学技术", "science scientific technology science-and-technology"),
    "talent": ("人才", "talent professional"),
}
#: Chinese words that say nothing of what is asked; they are separated by spaces.
EMPTY_ZH: Final = (
    "请问 请告诉我 告诉我 我想知道 想知道 帮我 给我 一下 所有 全部 一共 总共 都有 有哪些 哪些 哪个 哪份 哪几 "
    "是什么 什么 怎么样 怎样 怎么 如何 是不是 有没有 你能 你知道 能不能 可以 分别 各个 各自 每个 每份 每项 名单 清单 "
    "出来 现在 目前 到现在 具体 情况 这个 那个 这些 那些 某个 某些 某一 "
    "文章 文中 报道 提到 涉及 三地 合作 共同 的 了 吗 呢 吧 啊 是 有 在 和 与 及 或 把 被 由 对 从 到 都 也 还 各 每 "
    "其 这 那 个 份 们 就 之 我 些 几 哪 为 以 地 得 着 过 做 干"
)
#: English words, as they are written, that say nothing of what is asked.
EMPTY_EN: Final = (
    "a about all also an and any anything appear are article as at be become been being by came can come cooperation "
    "could currently did do does down each ever every everything exactly find for from get gets getting give given "
    "gives go goes going got had has have he her here him his how i if in into is it its just kindly know like list "
    "made make makes making me mention mentioned more my name named of on only or other our out per please "
    "really s set she should show so some someone something such tell text than that the their them then there these "
    "they this those three to together up us want was we went were what whether which will with would yet"
)
