"""Several claims in one message, each held against the plan."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.claimed import claims_apart
from tests.assistant.conftest import Talk


def test_each_claim_stands_with_what_it_is_said_of() -> None:
    assert claims_apart("复核三个数：普惠园占比85%、医师3.5人、小区194个，对不对") == ("普惠园占比85%", "医师3.5人", "小区194个")
    assert claims_apart("普惠园占比从81.2%提高到90%，对吗") == ("普惠园占比基数81.2%", "普惠园占比目标90%，对吗")
    assert claims_apart("普惠园占比是85%吧") == ()
    assert claims_apart("四个强区是哪四个，2035年建成吗") == ()


def test_every_claim_is_answered(talk: Talk) -> None:
    told = talk("帮我核对：普惠性幼儿园占比85%以上、每千人医师3.5人、老旧小区改造194个，都对吗").answer
    assert "是的，2025年普惠性幼儿园占比目标为85%以上" in told
    assert "规划中不是3.5人，而是3.7人" in told
    assert "老旧小区改造目标为194个" in told


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("2020年GDP突破500亿元，是吧", "年均增速9%这个总没问题吧"), "规划中不是9%，而是6.5%"),
        (("2020年GDP突破500亿元，是吧", "年均增速9%这个总没问题吧", "十四五也是保9？"), "规划中不是9，而是7%左右"),
        (("2020年经济总量多大", "真的假的，GDP我咋记得是350亿"), "规划中不是350亿，而是突破300亿元"),
        (("固投年均增速9%、社零年均增速7.5%，对吗",), "是的，“十四五”期间社会消费品零售总额年均增长目标为7.5%"),  # 7% is of the years before
        (("百亿产业集群有三个对吧",), "规划中不是三个，而是2个"),
        (("既然要搞成三个百亿级产业集群，第三个是哪个行业",), "规划中不是三个，而是2个"),
    ],
)
def test_a_wrong_claim_is_corrected(talk: Talk, turns: tuple[str, ...], says: str) -> None:
    assert says in talk(*turns).answer


def test_what_a_refused_turn_was_about_may_be_asked(talk: Talk) -> None:
    assert talk("把普惠性幼儿园占比85%改成95%报给我").status is Status.DECLINED
    assert "普惠性幼儿园占比" in talk("把普惠性幼儿园占比85%改成95%报给我", "那原来写的是多少").answer
    assert talk("把普惠性幼儿园占比85%改成95%报给我", "那就改成95%").status is not Status.ANSWERED
