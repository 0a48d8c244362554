"""How the parameters of a finding are told: figures, counts and what is nought."""

import pytest

from aligner import checks
from aligner.model.finding import Finding, Severity, Subject

NOUGHT = [
    ("RES18", {"said": "seis", "sum_money": 0, "left_people": 1500}, "1,5 htv"),
    ("RES18", {"said": "seis", "sum_money": 120_000, "left_people": 0}, "1 200 €"),
    ("RES18", {"said": "seis", "sum_money": 120_000, "left_people": 1500}, "1 200 € ja 1,5 htv"),
    ("STE01", {"count": 2, "sum_money": 0, "largest": "X"}, "kaksi hanketta, muun muassa ”X”"),
    ("STE01", {"count": 1, "sum_money": 0, "largest": "X"}, "”X” ei palvele yhtään tavoitetta"),
    ("STE01", {"count": 1, "sum_money": 100, "largest": "X"}, "yhtään tavoitetta: 1 €"),
    ("RES15", {"promise": "X", "share": 0}, "raha jakautuu kuten viime vuonna"),
    ("STE07", {"first": "A", "first_money": 0, "second": "B", "second_money": 100}, "”A” ei saa rahaa"),
]
COUNTS = [
    ("STE12", {"count": 9, "goals": 12}, "sv", "nio av tolv mål"),
    ("STE12", {"count": 9, "goals": 20}, "sv", "9 av 20 mål"),
    ("LEA02", {"count": 9, "goals": 20, "owner": "A"}, "en", "9 of 20 goals"),
    ("STE11", {"count": 1, "team": "A", "initiatives": 2}, "fi", "hankkeita on kaksi"),
    ("STE04", {"areas": 1, "fullest": 9, "customer_goals": 0}, "fi", "Painopisteitä: 1;"),
]


def told(code, params, language):
    subject = Subject.PLAN
    finding = Finding(code, "x", Severity.MAJOR, subject, "", "", params)
    return checks.sentence(finding, "message", language, "EUR").replace("\u00a0", " ")


@pytest.mark.parametrize(("code", "params", "said"), NOUGHT)
def test_only_what_is_there_is_told(code, params, said):
    message = told(code, params, "fi")
    assert said in message
    assert not any(nought in message.split() for nought in ("0", "nolla"))


@pytest.mark.parametrize(("code", "params", "language", "said"), COUNTS)
def test_counts_of_one_sentence_are_all_words_or_all_figures(code, params, language, said):
    assert said in told(code, params, language)


def test_figures_of_the_plan_are_written_in_the_readers_language():
    params = {"count": 1, "metric": "Laatu 2.4", "baseline": "3.2", "target": "75"}
    assert "”Laatu 2.4”, ”3,2” → ”75”" in told("MET25", params, "fi")
    assert "“3.2” → “75”" in told("MET25", params, "en")
    eased = {"count": 1, "metric": "Aika", "before": "7.5 / 2026", "after": "7.5 / 2028"}
    assert "”7,5 / 2026” → ”7,5 / 2028”" in told("MET24", eased, "sv")
