"""The ratchet: a score may only rise. `thresholds.toml` holds, for each file of cases, the least of each rate and the most of each count.

Each file has its own, so that cases which join later, and may be harder, lower nothing.

>>> missed({"right": 0.79}, {"at_least": {"right": 0.8}, "at_most": {}})
['right 是 0.790，低于门槛 0.800']
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

from evals.score import COUNTS, Scores

PATH = Path(__file__).parent / "thresholds.toml"
AT_LEAST = ("right", "figures", "citation_recall", "citation_precision", "page", "right_refusal")
AT_MOST = ("false_refusal", *COUNTS)
Thresholds = Mapping[str, Mapping[str, float]]
NONE: Thresholds = {"at_least": {}, "at_most": {}}


def thresholds() -> dict[str, Thresholds]:
    """File of cases → its limits, as the file has them."""
    return tomllib.loads(PATH.read_text("utf-8"))


def missed(scores: Scores, limits: Thresholds) -> list[str]:
    """A sentence for each threshold that the scores do not meet; an undefined score meets none."""
    low = [f"{name} 是 {scores[name]:.3f}，低于门槛 {least:.3f}" for name, least in limits["at_least"].items() if not scores[name] >= least]
    high = [f"{name} 是 {scores[name]:.3f}，高于门槛 {most:.3f}" for name, most in limits["at_most"].items() if not scores[name] <= most]
    return low + high


def raised(scores: Scores, limits: Thresholds) -> Thresholds:
    """The thresholds lifted to the scores where these are better, and never lowered; rates are cut to three places."""
    least = {name: max(limits["at_least"].get(name, 0.0), _down(scores[name])) for name in AT_LEAST if not math.isnan(scores[name])}
    most = {name: min(limits["at_most"].get(name, math.inf), _up(scores[name])) for name in AT_MOST if not math.isnan(scores[name])}
    return {"at_least": least, "at_most": most}


def save(limits: Mapping[str, Thresholds]) -> None:
    """Back into the file."""
    lines = ["# The ratchet, for each file of cases: raised by `python -m evals raise`, never lowered."]
    for file, parts in limits.items():
        for part, values in parts.items():
            lines += ["", f"[{file}.{part}]", *(f"{name} = {value:g}" for name, value in values.items())]
    PATH.write_text("\n".join(lines) + "\n", "utf-8")


def _down(value: float) -> float:
    return math.floor(value * 1000) / 1000


def _up(value: float) -> float:
    return math.ceil(value * 1000) / 1000
