"""The portfolio as JSON: of the published form, whatever the plans tell or leave out."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from portfolios import forty, made_records, portfolio, record

from aligner import i18n
from aligner.model.errors import SettingsError
from aligner.model.portfolio import PlanFailure, PlanMoney, Refusal
from aligner.model.verdicts import Tone
from aligner.reports.portfolio_files import FORMS, render_portfolio

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "portfolio.schema.json").read_text("utf-8"))


def document(told, language="en", tone=Tone.SHARP):
    return json.loads(render_portfolio(told, "json", language, tone))


SILENT = record(
    "Silent", slogan_share=None, backed_share=None, say_pay_gap=None, evidence_coverage=None,
    money=PlanMoney(), pillars={}, verdicts={}, findings={"XYZ99": 1}, asked={}, goals=0, years=(), report="",
)  # fmt: skip


@pytest.mark.parametrize("told", [forty(), portfolio(), portfolio(SILENT), portfolio(*made_records(60))])
def test_the_json_is_of_the_published_form(told):
    Draft202012Validator.check_schema(SCHEMA)
    found = Draft202012Validator(SCHEMA).iter_errors(document(told))
    assert [error.message for error in found] == []


def test_the_schema_names_every_key_that_is_written():
    whole = document(forty())
    assert set(whole) == set(SCHEMA["required"]) == set(SCHEMA["properties"])
    plan = SCHEMA["$defs"]["plan"]
    assert set(whole["plans"][0]) == set(plan["required"]) == set(plan["properties"])


def test_money_is_exact_and_adds_up():
    whole = document(portfolio(record("A", money=PlanMoney(10**15 + 1, 10**15, 1, 0)), record("B")))
    plan = whole["plans"][0]["money"]
    assert plan == {
        "read": "10000000000000.01",
        "traced": "10000000000000.00",
        "untraced": "0.01",
        "left_out": "0.00",
    }
    for key, total in whole["totals"]["money"]["EUR"].items():
        assert Decimal(total) == sum(Decimal(one["money"][key]) for one in whole["plans"])


def test_positions_and_measures_stand_beside_each_other():
    whole = document(portfolio(record("A", backed_share=0.25), record("B", backed_share=None)))
    first, second = whole["plans"]
    assert (first["measures"]["backed"], first["positions"]["backed"]) == (
        0.25,
        {"rank": 1, "of": 1, "quarter": 1},
    )
    assert (second["measures"]["backed"], second["positions"]["backed"]) == (None, None)
    spread = next(one for one in whole["measures"] if one["measure"] == "backed")
    assert spread["plans"] == 1
    assert {spread[key] for key in ("least", "lower", "median", "upper", "most")} == {0.25}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_reasons_and_titles_are_in_the_language(language):
    whole = document(forty(), language, Tone.NEUTRAL)
    assert whole["failures"][0]["reason"] == i18n.text("errors.password", language, file="Hautala.xlsx")
    assert whole["gaps"][0]["title"] == document(forty(), language)["gaps"][0]["title"]
    assert (whole["language"], whole["tone"]) == (language, "neutral")


def test_nothing_leads_to_where_the_files_lie():
    one = record(paths=("/home/matti/clients/a",))
    failure = PlanFailure("b", "B", ("/home/matti/clients/b",), "password", {"file": "b.xlsx"})
    text = json.dumps(document(portfolio(one, failures=[failure])))
    assert "matti" not in text
    assert document(replace(portfolio(one), anonymous=True))["anonymous"] is True


def test_client_text_is_harmless():
    wild = "a\u202eb\ud800c\x1b[31m\nd"
    text = render_portfolio(
        portfolio(record(wild, refused=(Refusal(wild, "password"),))), "json", "fi", Tone.SHARP
    )
    plan = json.loads(text)["plans"][0]
    assert plan["name"] == plan["refused"][0]["file"] == "abc[31m d"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_portfolio_gives_the_same_bytes(form):
    first, again = (render_portfolio(forty(), form, "sv", Tone.SHARP) for _ in range(2))
    assert first == again
    assert first


def test_another_form_is_refused():
    with pytest.raises(SettingsError) as refused:
        render_portfolio(forty(), "pdf", "fi", Tone.SHARP)
    assert refused.value.code == "format-unknown"
