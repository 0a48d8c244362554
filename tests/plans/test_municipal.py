"""A strategy beside the whole budget of a city: told neutrally, without a silly sentence."""

from datetime import date

import municipal
import pytest
from workbooks import write

from aligner import pipeline, service
from aligner.model.finding import Pillar, Subject
from aligner.model.verdicts import Level, Verdict
from aligner.service import Request
from aligner.settings import Settings

AS_OF = date(2026, 1, 15)
KINDS = {
    "costs beside income": {},
    "costs as negative": {"signed": True},
    "a few lines name a goal": {"goals": True},
}
FEW = {
    "Varhaiskasvatuspaikka löytyy läheltä kotia",
    "Ikäihmiset liikkuvat",
    "Asukas saa asiansa hoidettua verkossa",
}
JUDGED = {
    "AMB01": "No level stands in any field of the strategy's: the metrics' targets are theirs.",
    "DEF02": "Nothing but the goal's own name says what it means, and the name names nothing to look at.",
    "MET01": "Two goals have no metric, and both are slogans.",
    "RES05": "One goal has nobody's name on it.",
}
"""Every finding that a city should hear of its strategy, and why it is no insult to its finance director."""
ASKED = {"DEF05", "DEF13", "INS03", "CUL02", "JOU06", "JOU08", "LEA03"}
SCOLDING = {
    "fi": (
        "Suurin erä",
        "suurin erä",
        "ei kohdistu yhteenkään",
        "ei euroakaan",
        "Raha ilman tavoitetta",
        "Palkat",
    ),
    "sv": ("största posten", "når inget mål", "inte en euro", "Pengar utan mål", "Palkat"),
    "en": ("largest item", "reaches no goal", "not a euro", "Money without a goal", "Palkat"),
}


@pytest.fixture(params=KINDS, scope="module")
def found(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("city")
    paths = [
        write(municipal.strategy(), folder / "strategia.xlsx"),
        write(municipal.budget(**KINDS[request.param]), folder / "talousarvio.xlsx"),
    ]
    return pipeline.run(paths, Settings(), as_of=AS_OF)


def levels(found, pillar):
    return {found.plan.goal_by_id[v.goal].name: v.pillars[pillar].level for v in found.goals}


def test_the_whole_strategy_and_the_whole_budget_are_read(found):
    assert len(found.goals) == 12
    assert len(found.plan.ledger) > 2000
    ledger = found.plan.ledger
    assert ledger.left_out["totals-row"] == 2 * (ledger.traced + ledger.untraced)  # services, and the city
    assert found.plan.budget_years[-1] == 2028


def test_what_cannot_be_linked_is_unknown_and_never_missing(found):
    assert found.resources_unknown == "unlinkable"
    assert found.mostly_untraced
    assert Level.MISSING not in levels(found, Pillar.RESOURCES).values()
    unknown = {name for name, level in levels(found, Pillar.RESOURCES).items() if level is Level.UNKNOWN}
    assert unknown >= set(levels(found, Pillar.RESOURCES)) - FEW


def test_each_note_on_the_budget_stands_where_the_budget_is(found):
    notes = {n.code: n for n in found.plan.notes}
    assert (notes["unlinkable-budget"].cell.file, notes["unlinkable-budget"].cell.sheet) == (
        "talousarvio.xlsx",
        "TA 2026",
    )
    assert "negative-amount" not in notes
    assert found.plan.ledger.untraced > 0


def test_nothing_is_held_against_the_plan_because_of_its_budget(found):
    assert {f.check for f in found.findings} & {"RES01", "RES06", "RES07", "RES20", "STE02"} == set()
    assert found.say_pay_gap is None
    money = next(d for d in found.differences if d.number == 2)
    assert (money.level, money.asked) == (None, 0)


def test_every_finding_of_a_city_has_been_judged(found):
    assert {finding.check for finding in found.findings} == JUDGED.keys()
    assert {finding.subject for finding in found.findings} == {Subject.GOAL}
    assert set(found.unsaid) == ASKED


def test_a_city_is_told_no_more_than_two_things_of_a_goal_that_it_measures(found):
    measured = [goal.id for goal in found.plan.goals if found.plan.metrics_of(goal)]
    told = {goal: {f.check for f in found.findings_by_subject.get(goal, ())} for goal in measured}
    assert [goal for goal, codes in told.items() if not codes <= {"AMB01", "DEF02"}] == []


def test_a_city_is_a_public_organisation_that_sells_nothing(found):
    assert found.plan.profile.value == "public"
    assert not found.plan.commerce


def test_a_slogan_is_one_by_its_words(found):
    slogans = {found.plan.goal_by_id[v.goal].name for v in found.goals if v.verdict is Verdict.SLOGAN}
    assert slogans == {"Yhdessä enemmän", "Hiidenniemi tunnetaan"}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_report_does_not_scold_a_city_for_its_salaries(found, language):
    report = service.render(found, Request((), language=language), "md")
    assert [words for words in SCOLDING[language] if words in report] == []
