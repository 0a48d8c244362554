"""What ``aligner new`` writes must be what the reader understands, empty and filled in."""

from datetime import date

import pytest
from openpyxl import load_workbook

from aligner import i18n, pipeline
from aligner.model.assessment import Verdict
from aligner.model.errors import NothingFoundError
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


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_filled_in_it_is_understood_whole(language, tmp_path):
    path = tmp_path / "plan.xlsx"
    book = written(path, language)
    area, goal, metric, initiative = ROWS[language]
    rows = (area, goal, metric, initiative, [initiative[0], "-", 1000, 2500, 3000.5])
    for page, row in zip(book.worksheets[1:], rows, strict=True):
        for column, value in enumerate(row, 1):
            page.cell(2, column, value)
    book.save(path)
    assessment = pipeline.run([path], Settings(), as_of=date(2026, 1, 15))
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
    assert [note.code for note in plan.notes] == ["sheet-skipped"]
