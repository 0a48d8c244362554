"""What ``aligner new`` writes must be what the reader understands, empty and filled in."""

from datetime import date

import pytest
from openpyxl import load_workbook

from aligner import i18n, pipeline
from aligner.model.errors import NothingFoundError
from aligner.model.verdicts import Verdict
from aligner.reports.plan_workbook import write_plan_workbook
from aligner.settings import Settings

ROWS = {
    "fi": (
        ["P1", "Sujuva arki", "Asiointi hoituu kerralla.", 100, "Aino Salo"],
        ["T1", "Puhelin vastaa", "Sujuva arki", "asiakastavoite",
         "Soittaja saa vastauksen kahdessa minuutissa.", "Kotitalous", "90 % puheluista", 2028, "Aino Salo"],
        ["Vastattujen osuus", "T1", "asiakas", "%", 61, 90, 2028],
        ["H1", "Takaisinsoitto", "T1", "Soittaja saa takaisinsoiton.", "Aino Salo", "pilotti"],
    ),
    "sv": (
        ["F1", "Smidig vardag", "Ärenden sköts på en gång.", 100, "Aino Salo"],
        ["M1", "Telefonen svarar", "Smidig vardag", "kundmål", "Den som ringer får svar inom två minuter.",
         "Hushåll", "90 % av samtalen", 2028, "Aino Salo"],
        ["Andel besvarade", "M1", "kund", "%", 61, 90, 2028],
        ["I1", "Återuppringning", "M1", "Den som ringer blir uppringd.", "Aino Salo", "pilot"],
    ),
    "en": (
        ["F1", "Easy days", "Errands take one visit.", 100, "Aino Salo"],
        ["G1", "The phone is answered", "Easy days", "customer goal",
         "A caller gets an answer within two minutes.", "Households", "90 % of calls", 2028, "Aino Salo"],
        ["Share answered", "G1", "customer", "%", 61, 90, 2028],
        ["I1", "Call-back", "G1", "Callers are called back.", "Aino Salo", "pilot"],
    ),
}  # fmt: skip


def written(path, language):
    write_plan_workbook(path, language, first_year=2026)
    return load_workbook(path)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_an_empty_one_holds_no_goals(language, tmp_path):
    written(tmp_path / "plan.xlsx", language)
    with pytest.raises(NothingFoundError):
        pipeline.run([tmp_path / "plan.xlsx"], Settings(), as_of=date(2026, 1, 15))


# Beside the plan proper: evidence, customer groups, journey, people, terms.
BESIDE = {
    "fi": (
        ["Soittajien haastattelut", "T1", "haastattelu", "2025-11-03", "Asiakaspalvelu, IT"],
        ["Yksinhuoltajat", 1, "Soittaa illalla."],
        ["Ongelma", "Aino Salo", 3.1],
        ["Aino Salo", "palvelujohtaja", 0.5],
        ["Sujuva", "Hoituu yhdellä yhteydenotolla."],
    ),
    "sv": (
        ["Intervjuer med dem som ringer", "M1", "intervju", "2025-11-03", "Kundtjänst, IT"],
        ["Ensamföräldrar", 1, "Ringer på kvällen."],
        ["Problem", "Aino Salo", 3.1],
        ["Aino Salo", "servicedirektör", 0.5],
        ["Smidig", "Sköts med en kontakt."],
    ),
    "en": (
        ["Interviews with callers", "G1", "interview", "2025-11-03", "Customer service, IT"],
        ["Single parents", 1, "Call in the evening."],
        ["Trouble", "Aino Salo", 3.1],
        ["Aino Salo", "Director of Services", 0.5],
        ["Easy", "Takes one contact."],
    ),
}
MORE = {
    "goals": ["Jonossa kuluu ilta", "Aino Salo", "Kvartal", "Hallitus 3/2026", None],
    "metrics": [70, "2026-01-05", "Aino Salo"],
    "initiatives": ["IT", None, None, "Pilot 5/2025", "2026-01-01", "2026-12-31", 9000],
}


def filled(path, language, *, full=False):
    book = written(path, language)
    area, goal, metric, initiative = ROWS[language]
    rows = [area, goal, metric, initiative, [initiative[0], "-", 1000, 2500, 3000.5]]
    if full:
        rows[1] = [*goal, *MORE["goals"]]
        rows[2] = [*metric, *MORE["metrics"]]
        rows[3] = [*initiative, *MORE["initiatives"]]
        rows += BESIDE[language]
    for page, row in zip(book.worksheets[1:], rows, strict=False):
        for column, value in enumerate(row, 1):
            page.cell(2, column, value)
    book.save(path)
    return pipeline.run([path], Settings(), as_of=date(2026, 1, 15))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_filled_in_it_is_understood_whole(language, tmp_path):
    assessment = filled(tmp_path / "plan.xlsx", language)
    area, goal, _, initiative = ROWS[language]
    plan = assessment.plan
    assert (plan.areas[0].weight, plan.areas[0].text("definition")) == (100, area[2])
    assert (plan.goals[0].id, plan.goals[0].area, plan.goals[0].horizon.year) == (goal[0], area[0], 2028)
    assert (plan.goals[0].definition, plan.goals[0].segment) == (goal[4], goal[5])
    assert plan.goals[0].customer_centric
    read = plan.metrics[0]
    assert (read.kind, read.baseline, read.target) == ("customer", "61", "90")
    assert plan.initiatives[0].stage == initiative[5]
    assert (plan.ledger.traced, plan.ledger.untraced) == (650_050, 0)
    assert plan.budget_years == (2026, 2027, 2028)
    assert [goal.verdict for goal in assessment.goals] == [Verdict.BACKED]
    assert {note.code for note in plan.notes} == {"sheet-skipped"}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_what_stands_beside_the_plan_is_read_too(language, tmp_path):
    plan = filled(tmp_path / "plan.xlsx", language, full=True).plan
    goal, metric, initiative = plan.goals[0], plan.metrics[0], plan.initiatives[0]
    assert [goal.text(name) for name in ("need", "sponsor", "review", "decision")] == MORE["goals"][:4]
    assert (metric.actual, metric.measured.year, metric.owner) == ("70", 2026, "Aino Salo")
    assert metric.numbers == {"baseline": 61, "target": 90, "actual": 70}
    assert (initiative.start.year, initiative.end.end.month, initiative.cost) == (2026, 12, 900_000)
    assert initiative.told_as("function").value == "it"
    assert plan.evidence_of(goal)[0].told_as("method").value == "interview"
    assert plan.evidence[0].date.year == 2025
    assert plan.evidence[0].text("shared_with") == BESIDE[language][0][4]
    assert (plan.segments[0].text("rank"), float(plan.journey[0].score)) == ("1", 3.1)
    assert (plan.persons[0].text("role"), plan.persons[0].capacity) == (BESIDE[language][3][1], 500)
    assert plan.terms[0].text("definition") == BESIDE[language][4][1]
    assert plan.ledger.traced == 650_050
