"""What a later turn of a conversation does: told by a linear classifier over the turn's own characters, trained from `routing/turns.tsv`.

>>> acts_of("后面这两项加起来")[0]
(<Act.BOTH: 'both'>, 0.99)
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from assistant.router import ROUTING, Router


class Act(StrEnum):
    """Each as its examples show it."""

    ALONE = "alone"  # a whole question
    KEEP = "keep"  # another side of the same thing: 总投资呢
    SWAP = "swap"  # the same of another thing: 机场呢
    BOTH = "both"  # computes over things talked about: 这俩加起来
    ORIGINAL = "original"  # 贴原文
    WHERE = "where"  # 页码
    MORE = "more"  # 还有吗
    SHORTER = "shorter"  # 短点，一句
    TABLE = "table"  # 列成表
    ORDINAL = "ordinal"  # 第三个
    CORRECT = "correct"  # 不对，我问的是…
    REPEAT = "repeat"  # 再说一遍
    BACK = "back"  # 回到刚才的…
    RECALL = "recall"  # 你刚才说的是90%吧
    SOCIAL = "social"  # 嗯明白了


@cache
def _told() -> Router:
    return Router.load(ROUTING / "turns.npz")


def acts_of(text: str) -> tuple[tuple[Act, float], ...]:
    """Every act with how likely it is, likeliest first."""
    shares = _told().judge(text).shares
    return tuple((Act(label), share) for label, share in sorted(shares.items(), key=lambda pair: -pair[1]))
