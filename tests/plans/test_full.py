"""A plan with every field filled is green in Swedish and English too: no language's lexicon is unfair."""

from datetime import date

import full
import pytest
from workbooks import with_cells, write

from aligner import i18n, pipeline
from aligner.model.verdicts import Verdict
from aligner.settings import Settings

AS_OF = date(2026, 1, 15)


def assessed(sheets, folder):
    return pipeline.run([write(sheets, folder / "plan.xlsx")], Settings(), as_of=AS_OF)


@pytest.mark.parametrize("language", full.PLANS)
def test_a_full_plan_is_green(language, tmp_path):
    found = assessed(full.sheets(language), tmp_path)
    assert [(finding.check, finding.subject_id) for finding in found.findings] == []
    assert {goal.verdict for goal in found.goals} == {Verdict.BACKED}
    assert len(found.unsaid) <= 1
    assert found.evidence_coverage > 0.75
    assert found.plan.ledger.untraced == 0


@pytest.mark.parametrize("language", full.PLANS)
def test_a_goal_that_is_said_to_be_another_is_no_customers(language, tmp_path):
    plan = assessed(full.sheets(language), tmp_path).plan
    assert [goal.customer_centric for goal in plan.goals] == [True, True, True, False]


BROKEN = {"definition": "DEF01", "owner": "RES05", "need": "DEF05", "review": "LEA03", "decision": "LEA05"}


@pytest.mark.parametrize("language", full.PLANS)
@pytest.mark.parametrize("field", BROKEN)
def test_one_empty_cell_is_told_alone(language, field, tmp_path):
    goal = full.PLANS[language]["goals"][0][0]
    header = i18n.text(f"workbook.goals.{field}", language)
    name = i18n.text("workbook.sheet.goals", language)
    found = assessed(with_cells(full.sheets(language), name, {(goal, header): None}), tmp_path)
    assert [finding.check for finding in found.findings] == [BROKEN[field]]
