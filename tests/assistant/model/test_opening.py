"""What may stand before what a part states."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assistant.model.material import Material
from assistant.model.opening import introduced
from corpus.read import read_plan
from corpus.shelf import SHIPPED

PLAN = read_plan(SHIPPED / "weibin-145")
BODY = "实施平原镇生活污水治理项目"


@pytest.mark.parametrize(("topic", "stands"), [("农村生活污水治理工程项目", True), ("生活污水治理工程项目", False)])
def test_a_heading_keeps_whose_it_is(topic: str, stands: bool) -> None:
    passage = next(p for p in PLAN.passages if p.place.box and p.place.item == "农村生活污水治理工程项目" and BODY in p.text)
    material = cast(Material, SimpleNamespace(plan=PLAN, names=frozenset()))
    borne = {begun.body for begun in introduced(f"在{topic}方面，{BODY}", [passage], material) if begun.about}
    assert (BODY in borne) == stands
