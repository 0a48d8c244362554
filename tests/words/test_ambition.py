import tomllib
from pathlib import Path

import pytest

from aligner.model.entities import Goal, Metric
from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.words.ambition import read_ambition
from aligner.words.periods import read_period

EXAMPLES = tomllib.loads(Path(__file__).with_name("ambitions.toml").read_text("utf-8"))["ambition"]


def cell(text):
    return Cell("plan.xlsx", "Tavoitteet", 2, 3, text)


def plan_of(example):
    goal = Goal(
        "G1",
        example.get("name", "Asiakas saa apua"),
        cells={"ambition": cell(example.get("text", ""))},
        horizon=read_period(example.get("horizon")),
    )
    metrics = [
        Metric(f"M{n}", "Mittari", {"target": cell(target)}, goals=("G1",), deadline=read_period(deadline))
        for n, (target, deadline) in enumerate(example.get("metrics", ()))
    ]
    return goal, Plan(
        goals=(goal,),
        metrics=tuple(metrics),
        period=read_period(example.get("period")),
        scale_terms=tuple(example.get("scale", ())),
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.get("text") or e["name"])
def test_ambition(example):
    found = read_ambition(*plan_of(example))
    assert (found.level and found.level.text) == example.get("level")
    assert found.level_from == example.get("level_from")
    assert (found.horizon and found.horizon.year) == example.get("horizon_year")
    assert found.horizon_from == example.get("horizon_from")
    assert bool(found.praise) == example.get("praise", False)
    assert found.has_text == ("text" in example)
