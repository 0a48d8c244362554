"""What a portfolio keeps of a plan is what the plan's own JSON says."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from aligner import service
from aligner.batch.records import as_json, from_json
from aligner.model.finding import Finding
from aligner.model.followup import About, Followup, Waiver
from aligner.model.grid import SourceRead
from aligner.model.portfolio import Measure, PlanRecord, Refusal
from aligner.service import Request
from aligner.service.batch_orders import PlanOrder
from aligner.service.records import record_of

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())


def kept(name):
    request = Request((SAMPLES / name,), as_of=date(2026, 1, 15))
    assessment = service.check(request)
    return assessment, request, record_of(assessment, order(name, request))


def order(name, request, **changes):
    return PlanOrder(
        **(
            {"id": f"x/{name}", "name": name.title(), "report": name, "request": request, "forms": ()}
            | changes
        )
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_are_those_of_the_plans_json(name):
    assessment, request, record = kept(name)
    told = json.loads(service.render(assessment, request, "json"))
    headline, written = told["headline"], as_json(record)
    same = ("goals", "customer_goals", "verdicts", "customer_verdicts", "pillars")
    shares = ("slogan_share", "backed_share", "say_pay_gap", "evidence_coverage")
    assert {key: written[key] for key in same + shares} == {key: headline[key] for key in same + shares}
    in_cents = [
        round(float(headline["money"][key]) * 100) for key in ("read", "traced", "untraced", "left_out")
    ]
    assert written["money"] == in_cents
    assert written["findings"] == {one["check"]: one["found"] for one in told["checks"] if one["found"]}
    assert written["asked"] == {
        one["check"]: one["found"] + one["clear"] for one in told["checks"] if one["found"] + one["clear"]
    }
    assert record.goals_with_money == sum(float(goal["money"]) > 0 for goal in told["goals"])
    assert sum(record.notes.values()) == sum(note["count"] for note in told["reading_notes"])
    assert record.files == len(told["plan"]["sources"])


@pytest.mark.parametrize("name", NAMES)
def test_a_record_survives_being_kept(name):
    _, _, record = kept(name)
    assert from_json(json.loads(json.dumps(as_json(record)))) == record


def test_the_order_says_what_the_plan_is_called_and_where_it_lies():
    assessment, request, record = kept(NAMES[0])
    assert (record.id, record.name, record.report) == (f"x/{NAMES[0]}", NAMES[0].title(), NAMES[0])
    assert record.paths == (str(SAMPLES / NAMES[0]),)
    elsewhere = record_of(assessment, order("n", request, addresses=("s3://bucket/n",), alias="Client 1"))
    assert (elsewhere.paths, elsewhere.name) == (("s3://bucket/n",), "N")


def test_refused_files_are_kept_with_what_their_sentence_needs():
    assessment, request, _ = kept(NAMES[0])
    refused = SourceRead("vanha.xls", refused=("too-large", {"limit": "1 GB", "rows": 9, "path": Path("x")}))
    plan = replace(assessment.plan, sources=(*assessment.plan.sources, refused))
    record = record_of(replace(assessment, plan=plan), order("n", request))
    assert record.refused == (Refusal("vanha.xls", "too-large", {"limit": "1 GB", "rows": 9, "path": "x"}),)
    assert record.files == len(plan.sources)


def test_waived_findings_count_as_they_do_in_the_report():
    assessment, request, record = kept("kaarnalahden-energia")
    finding: Finding = assessment.findings[0]
    about = About(finding.check, finding.subject, finding.subject_id, finding.subject_name)
    waiver = Waiver("1", "2026-01-01", "me", about, "fine", date(2027, 1, 1))
    waived = replace(assessment, followup=Followup(waivers=(waiver,)))
    again: PlanRecord = record_of(waived, order("kaarnalahden-energia", request))
    assert again.findings == record.findings
    assert again.measured(Measure.BACKED) == record.measured(Measure.BACKED)
