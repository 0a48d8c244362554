import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import assessments
import jsonschema
import pytest

from aligner.assess import assess
from aligner.i18n import LANGUAGES
from aligner.model.finding import Finding, Severity, Subject
from aligner.model.grid import Cell, SourceRead
from aligner.model.plan import Plan
from aligner.model.verdicts import Tone
from aligner.reports.amounts_json import amount
from aligner.reports.assessment_json import render
from aligner.reports.sources_json import sources

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "assessment.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def written(assessment=None, language="fi", **options):
    return json.loads(render(assessment or assessments.assessment(), language, **options))


def empty():
    return assess(Plan(goals=assessments.plan().goals[:1]), as_of=date(2026, 1, 2))


def refused():
    return assessments.judged(sources=(SourceRead("a.xlsx", refused=("password", {"file": "a.xlsx"})),))


@pytest.mark.parametrize("make", [assessments.assessment, assessments.without_budget, empty, refused])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_output_keeps_the_published_schema(make, language):
    VALIDATOR.check_schema(SCHEMA)
    VALIDATOR.validate(written(make(), language))


@pytest.mark.parametrize(
    "text", ["\x1b[31m", "a\u202eb", '"},{"x":', "\ud800", "a\nb\u2028c", "<script>", "{{7*7}}"]
)
def test_client_text_is_data_and_harmless(text):
    out = render(assessments.renamed(text), "en")
    out.encode("utf-8")
    VALIDATOR.validate(json.loads(out))
    assert not set(out) & set("\x1b\u202e\u2028")


def test_the_keys_of_the_contract_are_there_in_order():
    contract = [
        *("schema", "generator", "as_of", "plan", "headline", "focus_areas", "goals", "differences"),
        *("value_phases", "checks", "findings", "actions", "reading_notes"),
    ]
    assert [key for key in written() if key in contract] == contract


def test_the_schema_sees_what_is_wrong():
    document = written()
    document["headline"]["money"]["read"] = None
    document["goals"][0]["verdict"] = "splendid"
    assert len(list(VALIDATOR.iter_errors(document))) == 2


def test_money_is_whole_to_the_cent():
    document = written()
    money = {
        name: Decimal(value)
        for name, value in document["headline"]["money"].items()
        if isinstance(value, str)
    }
    assert money["read"] == money["traced"] + money["untraced"] + money["left_out"]
    assert sum(Decimal(goal["money"]) for goal in document["goals"]) == money["traced"]
    assert sum(Decimal(area["money"]) for area in document["focus_areas"]) == money["traced"]
    assert document["headline"]["money"]["other"] == {"actual": "290000.00"}
    assert document["headline"]["money"]["unreadable_cells"] == 1


def test_a_goal_as_the_contract_writes_it():
    goal = written()["goals"][2]
    assert goal["pillars"]["resources"] == {"level": "weak", "findings": ["RES06"]}
    assert (goal["verdict"], goal["reason"]) == ("half-hearted", "one-step-short")
    assert (goal["money"], goal["money_by_year"], goal["area_money"]) == (
        "310000.00",
        {"2026": "310000.00"},
        "0.00",
    )
    assert (goal["horizon"], goal["owner"], goal["fte"]) == ("2028", "käyttöpäällikkö Veikko Hana", None)
    assert (goal["initiatives"], goal["metrics"]) == (["H1"], ["M1", "M2"])


def test_counts_agree_with_the_goals():
    document = written()
    verdicts = [goal["verdict"] for goal in document["goals"]]
    assert {verdict: verdicts.count(verdict) for verdict in set(verdicts)} == document["headline"]["verdicts"]
    for pillar, levels in document["headline"]["pillars"].items():
        assert sum(levels.values()) == len(verdicts)
        assert levels["solid"] == sum(g["pillars"][pillar]["level"] == "solid" for g in document["goals"])


def test_columns_are_named_by_letter_and_ranges_as_people_write_them():
    table = written()["plan"]["sources"][0]["tables"][0]
    assert (table["range"], table["header_row"], table["rows"]) == ("A4:F11", 4, 7)
    column = {
        "column": "C",
        "header": "Definition",
        "field": "goal.definition",
        "confidence": 0.987654,
        "asked": None,
    }
    assert table["columns"][2] == column


def test_samples_are_shown_where_columns_are_asked_about():
    plan = assessments.plan()
    assert "samples" not in sources(plan, "fi")[0]["tables"][0]["columns"][0]
    assert sources(plan, "fi", samples=True)[0]["tables"][0]["columns"][0]["samples"] == []


def test_a_finding_points_at_its_cells_and_counts_them_all():
    cells = tuple(Cell("a.xlsx", "S", row, 1, str(row)) for row in range(1, 51))
    finding = Finding(
        "RES03", "money-missing", Severity.MAJOR, Subject.GOAL, "T1", "x", {"sum_money": 123}, cells, 700
    )
    told = written(replace(assessments.assessment(), findings=(finding,)))["findings"][0]
    assert told["params"] == {"cells": 700, "sum_money": "1.23"}
    assert len(told["evidence"]) == 50
    assert told["evidence"][2] == {"file": "a.xlsx", "sheet": "S", "cell": "A3", "text": "3"}
    assert told["subject"] == {"kind": "goal", "id": "T1", "name": "x"}
    assert told["waived"] is None


def test_a_refused_file_says_why_and_the_others_null():
    assert "a.xlsx" in written(refused())["plan"]["sources"][0]["refused"]
    assert written()["plan"]["sources"][0]["refused"] is None


def test_a_note_with_its_place():
    told = written()["reading_notes"][1]
    assert (told["note"], told["file"], told["sheet"], told["cell"]) == (
        "unreadable-amount",
        "budjetti.csv",
        "",
        "D7",
    )
    assert (told["text"], told["count"]) == ("n. 40 t€", 1)
    assert "n. 40 t€" in told["message"]


def test_people_are_left_out_of_every_corner():
    assert "Aino Kaivola" in render(assessments.assessment(), "fi")
    hidden = render(assessments.assessment(), "fi", names=False)
    assert not [name for name in ("Kaivola", "Hana", "verkkojohtaja") if name in hidden]
    VALIDATOR.validate(json.loads(hidden))


def test_the_language_changes_words_only():
    words = {"language", "message", "question"}

    def bare(value):
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items() if key not in words}
        return [bare(inner) for inner in value] if isinstance(value, list) else value

    assert bare(written(language="fi")) == bare(written(language="en"))
    assert (
        written(language="fi")["findings"][0]["message"] != written(language="en")["findings"][0]["message"]
    )


def test_the_same_assessment_gives_the_same_bytes_a_line_an_entry():
    out = render(assessments.assessment(), "sv", tone=Tone.NEUTRAL)
    assert out == render(assessments.judged(), "sv", tone=Tone.NEUTRAL)
    assert sum(line.startswith('{"id": "T') for line in out.splitlines()) == 7


@pytest.mark.parametrize(
    ("minor", "text"), [(0, "0.00"), (5, "0.05"), (123450, "1234.50"), (-5, "-0.05"), (-12345, "-123.45")]
)
def test_amounts_are_decimal_strings(minor, text):
    assert amount(minor) == text
