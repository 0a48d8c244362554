import csv
from itertools import product
from pathlib import Path

import pytest
from made_plans import AS_OF, goal, judged, plan

from aligner.assess import assess
from aligner.model.finding import Pillar
from aligner.model.verdicts import Level, Verdict

with (Path(__file__).parent / "verdicts.tsv").open(encoding="utf-8") as table:
    VERDICTS = list(csv.reader(table, delimiter="\t"))
WORSE = {"s": "wm", "w": "m", "m": "", "a": "m", "e": "m", "p": "m", "u": ""}
NAMES = {"s": Level.SOLID, "w": Level.WEAK, "m": Level.MISSING, "a": Level.WEAK, "e": Level.WEAK,
         "p": Level.SOLID, "u": Level.UNKNOWN}  # fmt: skip
ORDER = list(Verdict)
EVERY = ["".join(levels) for levels in product("swm", "swm", "swm", "swmaepu")]


@pytest.mark.parametrize(("levels", "verdict", "reason"), VERDICTS, ids=[row[0] for row in VERDICTS])
def test_pillars_decide_the_verdict_and_its_reason(levels, verdict, reason):
    (found,) = judged(levels).goals
    assert [found.pillars[pillar].level for pillar in Pillar] == [NAMES[letter] for letter in levels]
    assert (found.verdict.value, found.reason.value if found.reason else "") == (verdict, reason)
    assert found.solid == sum(NAMES[letter] is Level.SOLID for letter in levels)


def test_one_gap_more_never_makes_a_verdict_better():
    verdicts = {levels: judged(levels).goals[0].verdict for levels in EVERY}
    for levels, verdict in verdicts.items():
        for place, letter in enumerate(levels):
            for worse in WORSE[letter]:
                other = levels[:place] + worse + levels[place + 1 :]
                assert ORDER.index(verdicts[other]) <= ORDER.index(verdict), (levels, other)


def test_only_half_hearted_goals_have_a_reason():
    for levels in EVERY:
        (found,) = judged(levels).goals
        assert (found.reason is None) is (found.verdict is not Verdict.HALF_HEARTED), levels


@pytest.mark.parametrize("beside", ["ssss", "mmmm", "wwwa", "mmms", "sssp", "swme"])
def test_a_goal_is_judged_by_itself(beside):
    for levels in ("ssss", "wwwm", "wsws", "sssw", "swsm", "mmma", "wwwe"):
        (alone,) = judged(levels).goals
        for order in (0, 1):
            pair = [goal("1", levels), goal("2", beside)]
            both = assess(plan(*(pair[::-1] if order else pair)), as_of=AS_OF).verdict_by_goal
            assert (both["1"].verdict, both["1"].reason) == (alone.verdict, alone.reason), levels
            assert both["1"].pillars == alone.pillars


def test_findings_of_a_pillar_are_the_blockers_that_decided_it():
    (found,) = judged("wwww").goals
    assert {pillar.value: state.findings for pillar, state in found.pillars.items()} == {
        "definition": ("DEF02",),
        "ambition": ("AMB09",),
        "metrics": ("MET22",),
        "resources": ("RES05",),
    }
