"""Where plans stand: those that ship with the product, and those an office adds under `$PLANQA_HOME/plans/`."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.plan import PlanError

SHIPPED = Path(__file__).parent / "plans"
DEFAULT = "weibin-145"
ID = re.compile(r"[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]")


def folders(home: Path) -> dict[str, Path]:
    """Plan id → folder, shipped ones first; an office's plan of the same id comes before the shipped one."""
    found = [path for root in (SHIPPED, home / "plans") if root.is_dir() for path in sorted(root.iterdir()) if path.is_dir()]
    return {path.name: path for path in found if ID.fullmatch(path.name)}


def folder_of(plan: str, home: Path) -> Path:
    """The folder of one plan; PlanError names an id that stands nowhere."""
    known = folders(home)
    if plan not in known:
        raise PlanError(f"没有编号为“{plan}”的规划；现有：{'、'.join(known)}")
    return known[plan]
