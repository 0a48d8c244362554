"""A plan made as such plans are made gets praise where it is due: nothing is held against it unfairly."""

import csv
from datetime import date
from pathlib import Path

import ordinary
import pytest
from variants import IN_ANY_LANGUAGE, VARIANTS
from workbooks import write

from aligner import pipeline
from aligner.assess.policy import MOST_UNSAID
from aligner.model.finding import Subject
from aligner.model.verdicts import Verdict
from aligner.settings import Settings

AS_OF = date(2026, 1, 15)
MOST_OF_A_GOAL = 1
MOST_OF_THE_PLAN = 5
PLAIN = {
    "fi": "Tavoite;Määritelmä;Kunnianhimon taso;Vastuuhenkilö;Mittari;Lähtötaso;Tavoitearvo;Yksikkö;"
    "Budjetti 2026 (€);Budjetti 2027 (€)",
    "sv": "Mål;Definition;Ambitionsnivå;Ansvarig;Mått;Utgångsläge;Målvärde;Enhet;"
    "Budget 2026 (kr);Budget 2027 (kr)",
    "en": "Goal;Definition;Ambition level;Owner;Metric;Baseline;Target;Unit;Budget 2026 (£);Budget 2027 (£)",
}


def assessed(sheets, folder):
    return pipeline.run([write(sheets, folder / "plan.xlsx")], Settings(), as_of=AS_OF)


def is_fair(found):
    names = found.plan.goal_by_id
    short = {names[v.goal].name: v.pillars for v in found.goals if v.verdict is not Verdict.BACKED}
    assert short == {}
    for about in found.findings_by_subject.values():
        assert len(about) <= MOST_OF_A_GOAL, [f.check for f in about]
    assert sum(f.subject is not Subject.GOAL for f in found.findings) <= MOST_OF_THE_PLAN
    assert found.resources_unknown is None
    assert not found.mostly_untraced
    assert len(found.unsaid) <= MOST_UNSAID


@pytest.mark.parametrize("language", ordinary.PLANS)
def test_an_ordinary_plan_comes_out_green(language, tmp_path):
    found = assessed(ordinary.PLANS[language], tmp_path)
    is_fair(found)
    assert len(found.goals) == len(list(ordinary.PLANS[language].values())[1]) - 1
    assert found.findings == ()
    assert found.backed_share == pytest.approx(1.0)
    assert found.say_pay_gap < 0.1
    assert found.plan.ledger.untraced == 0


@pytest.mark.parametrize("variant", [*VARIANTS, *IN_ANY_LANGUAGE[1:]], ids=lambda variant: variant.__name__)
def test_ordinary_habits_are_no_gaps(variant, tmp_path):
    found = assessed(variant(ordinary.WATER), tmp_path)
    is_fair(found)
    assert len(found.goals) == 6


@pytest.mark.parametrize("variant", IN_ANY_LANGUAGE, ids=lambda variant: variant.__name__)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_ordinary_habits_are_no_gaps_in_any_language(language, variant, tmp_path):
    found = assessed(variant(ordinary.PLANS[language]), tmp_path)
    is_fair(found)
    assert found.findings == ()


@pytest.mark.parametrize("language", PLAIN)
def test_plain_goals_are_backed(language, tmp_path):
    with (Path(__file__).parent / "plain_goals.tsv").open(encoding="utf-8") as table:
        rows = [row for row in csv.reader(table, delimiter="\t") if row[0] == language]
    goals = [[*row[1:4], "Eva Berg", *row[4:], 50000, 60000] for row in rows]
    found = assessed({"Strategia": [PLAIN[language].split(";"), *goals]}, tmp_path)
    is_fair(found)
    assert len(found.goals) == len(rows)


def test_a_plan_made_worse_is_told_so(tmp_path):
    """The guard can fail: without baselines, owners and money the same plan is no longer green."""
    rows = [[None if v == "Anna Korhonen" else v for v in row] for row in ordinary.WATER["Tavoitteet"]]
    found = assessed(ordinary.WATER | {"Tavoitteet": rows}, tmp_path)
    with pytest.raises(AssertionError):
        is_fair(found)
