import tomllib
from pathlib import Path

import pytest
from books import plan, told

PLANS = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text("utf-8"))["plan"]


@pytest.mark.parametrize("layout", PLANS, ids=[layout["name"] for layout in PLANS])
def test_a_plan_as_people_lay_it_out(layout):
    odd = {name: layout.get(name) for name in ("merged", "hidden_rows", "hidden_sheets") if name in layout}
    if "hidden_rows" in odd:
        odd["hidden_rows"] = set(odd["hidden_rows"])
    read = plan(layout["sheets"], **odd)
    assert told(read) == layout["told"].strip("\n").split("\n")
