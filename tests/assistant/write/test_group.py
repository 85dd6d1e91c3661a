"""Members of a group, asked for by kind and number in other words than the plan's."""

from __future__ import annotations

import pytest

from assistant.answer import Question, Status
from assistant.reply import reply
from assistant.write.group import asked_for
from index.search import Index
from tests.assistant.conftest import Talk

PLATFORMS = ("1. 高端装备专业园区先进制造平台", "2. 特色商业区中心商务平台", "3. 铁西区域生态康养平台", "4. 南部区域智慧创新平台")
ROADS = ("1. 高村路", "5. 太行大道", "共列出5个")


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("平台也是四个吧，都叫什么",), PLATFORMS),
        (("未来五年主攻哪四个产业",), ("“四大产业”共列出4个", "2. 铜材料深加工")),
        (("面临的挑战有哪几条",), ("共列出3个", "1. 发展动能转换滞后", "3. 社会民生短板凸显")),
        (("面临哪些挑战",), ("共列出3个", "2. 竞争压力明显增大")),
        (("规划自己怎么看卫滨面临的挑战？列一下几个方面。",), ("共列出3个", "3. 社会民生短板凸显")),
        (("请梳理一下规划对卫滨区面临机遇的分析", "挑战方面呢"), ("共列出3个", "1. 发展动能转换滞后")),
        (("铁西要建成的几个“中心”叫什么名字？",), ("共列出3个", "3. 文化休闲中心")),
        (("基本要求是几个坚持",), ("“七个坚持”共列出7个", "7. 坚持求真务实")),
        (("概括一下当前面临的挑战",), ("共列出3个", "2. 竞争压力明显增大")),
        (("招商围绕哪几块",), ("共列出3个", "3. 围绕城市更新招商")),
        (("机遇有几条 标题就行",), ("共列出4个", "2. 重大战略叠加带来机遇")),
        (("城市管理那几个“化”是啥",), ("共列出4个", "2. 以“序化”保畅通")),
        (("企业智能化改造的三个“换”指什么",), ("1. 设备换芯", "3. 机器换人")),
        (("用人要严把几道关",), ("共列出3个", "素质能力关")),
        (("经济处在什么样的时期？就是那四个“期”",), ("1. 战略叠加的机遇期", "4. 经济蓄势跃升的突破期")),
        (("一条一条念给我听，指导方针的七条“坚持”",), ("“七个坚持”共列出7个", "7. 坚持求真务实")),
        (("各镇办发展特色那段点了几个镇办的名",), ("共列出8个", "8. 城乡融合平原镇")),
        (("特色商业区要建哪两个电商方面的平台",), ("数字电商服务中心", "直播电商孵化基地")),
        (("南部要打通哪几条断头路", "西部"), ROADS),
        (("南部路网要建哪几条路", "西部呢", "两边加起来几条"), ("3 + 5 = 8", "8. 太行大道")),
    ],
)
def test_members_are_told_one_by_one(talk: Talk, turns: tuple[str, ...], told: tuple[str, ...]) -> None:
    answer = talk(*turns)
    assert answer.status is Status.ANSWERED
    assert [words for words in told if words not in answer.answer] == []


@pytest.mark.parametrize(
    "question",
    ["新丰小学几个班", "要培养几个名师", "到2035年高端装备和铜材料两个产业要走到什么位置", "老旧小区改造涉及几个办事处", "三条供应链怎么弄"],
)
def test_no_group_where_none_is_asked_for(talk: Talk, question: str) -> None:
    assert "共列出" not in talk(question).answer


@pytest.mark.parametrize("question", ["“双重预防体系”是哪两重", "郑新一体化的“两心”“三带”，卫滨沾了哪一心哪一带", "特色商业区晋级“两区”三星是怎么来的"])
def test_a_pair_that_only_ends_so_is_none_of_it(talk: Talk, question: str) -> None:
    assert "规划共列出2个" not in talk(question).answer


def test_another_plan_has_its_own(toy_index: Index) -> None:
    answer = reply(Question(question="全区实施哪两个战略"), toy_index)
    assert "“两大战略”共列出2个" in answer.answer and "1. 工业强区" in answer.answer


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("未来五年主攻哪四个产业", 4, ("产业",)),
        ("那几个“化”是啥", None, ("化",)),
        ("“四化”是哪四化", 4, ("化",)),
        ("挑战有哪几条", None, ("挑战",)),
        ("几条断头路", None, ("路",)),
    ],
)
def test_what_is_asked_for(text: str, number: int | None, words: tuple[str, ...]) -> None:
    asked = asked_for(text)[0]
    assert (asked.number, asked.words[: len(words)]) == (number, words)


@pytest.mark.parametrize("text", ["装备和铜材料两个产业咋发展", "一共几章", "要培养多少人", "总投资是多少"])
def test_nothing_is_asked_for(text: str) -> None:
    assert asked_for(text) == ()


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("面临哪几条机遇", "第二个展开讲"), "核心区"),
        (("面临哪几条机遇", "头一个呢"), "融入新发展格局带来机遇：以国内大循环为主体"),
        (("教育那节分几块", "第三块讲讲"), "加强教师队伍建设：强化师德师风建设"),
        (("督查机制里五个“比”是啥", "最后那个"), "比服务看实效"),
        (("垃圾中转站是哪三座", "最后那座"), "卫源社区"),
        (("那几个百亿、几十亿的产业集群分别是谁", "第三个要做到几家企业"), "智能机器人企业目标为10家"),
        (("那几个百亿、几十亿的产业集群分别是谁", "三个都列成表：企业家数、营收"), "智能机器人企业营业收入目标为50亿元"),
        (("规划实施保障有几节", "第四节讲什么"), "大项目带动"),
        (("2035年那个远景里说的几个强区", "第三个展开说说"), "生态环境根本好转"),
    ],
)
def test_a_member_that_is_pointed_at(talk: Talk, turns: tuple[str, ...], told: str) -> None:
    answer = talk(*turns)
    assert answer.status is Status.ANSWERED and told in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [("教育那节分几块", "共列出4个"), ("十三五成就分几方面", "共列出7个"), ("规划实施保障有几节", "第十二章共6节"), ("实现哪五个“更”", "1. 更高质量")],
)
def test_the_parts_of_a_place(talk: Talk, question: str, told: str) -> None:
    assert told in talk(question).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("就业方面的目标数字都列出来", ("2.9万人以上", "0.9万人以上", "7000万元以上", "3000人")),
        ("义务教育、学前、教师这块，规划给的数字指标全部拎出来", ("97%以上", "85%以上", "56人以上", "省市级骨干教师目标为40人")),
    ],
)
def test_every_figure_of_a_field(talk: Talk, question: str, told: tuple[str, ...]) -> None:
    answer = talk(question).answer
    assert [figure for figure in told if figure not in answer] == []


def test_another_name_of_the_same_list(talk: Talk) -> None:
    assert talk("平原镇污水治理的管线多长", "王湾在里头没").answer.startswith("是的，王湾在其中")
    assert talk("平原镇污水治理的管线多长", "王湾在里头没", "那朱召呢").answer.startswith("规划所列的没有朱召")
    assert talk("平原镇污水治理的管线多长", "王湾在里头没", "那贾屯呢").answer.startswith("是的，贾屯在其中")


def test_a_row_of_the_counterpart_of_what_is_asked_is_not_listed(talk: Talk) -> None:
    answer = talk("国家级工程技术研究中心要建几个")
    assert "1. 凯美龙" in answer.answer and "1. 中铁" not in answer.answer


def test_what_is_counted_must_stand_where_the_members_do(talk: Talk) -> None:
    assert "共列出" not in talk("污水处理厂几座").answer


def test_how_many_is_told_by_what_lists_them(talk: Talk) -> None:
    answer = talk("招商围绕哪几块来做，一共几块")
    assert answer.status is Status.ANSWERED and "未载明" not in answer.answer
