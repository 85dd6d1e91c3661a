"""What a later turn does, told from its own words."""

from __future__ import annotations

import pytest

from assistant.acts import Act, acts_of
from assistant.routing.train import ROUTING, examples


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("老年大学建在哪个社区", Act.ALONE), ("总造价呢", Act.KEEP), ("那产业园呢", Act.SWAP), ("这两项加一块多少", Act.BOTH), ("原话贴上来", Act.ORIGINAL), ("哪一页写的", Act.WHERE),
        ("还有没有别的", Act.MORE), ("一句话说完，赶时间", Act.SHORTER), ("弄成表格", Act.TABLE), ("第四个是什么", Act.ORDINAL), ("不对不对，我要的是投资额", Act.CORRECT),
        ("你前面说是300个对吧", Act.RECALL), ("嗯好的知道了", Act.SOCIAL),
    ],
)  # fmt: skip
def test_act(text: str, act: Act) -> None:
    assert acts_of(text)[0][0] is act


def test_shares_come_likeliest_first_and_sum_to_one() -> None:
    shares = [share for _, share in acts_of("那2020年呢")]
    assert shares == sorted(shares, reverse=True) and abs(sum(shares) - 1) < 1e-6


def test_every_act_has_examples() -> None:
    assert {label for label, _ in examples(ROUTING / "turns.tsv")} == set(Act)
