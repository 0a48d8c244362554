import csv
from collections import defaultdict
from pathlib import Path
from time import perf_counter

import pytest

from aligner.model.told import Told
from aligner.words import kinds
from aligner.words.lexicon import classes, hits

HERE = Path(__file__).parent
PRECISE, COMPLETE = 0.95, 0.9


def _rows():
    """Rows by function: what a text tells, and what it may tell besides ("?": also nothing)."""
    found = defaultdict(list)
    for path in sorted(HERE.glob("kinds_*.tsv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found[row["function"]].append(row)
    return found


ROWS = _rows()
SINGLE = sorted(
    {name.split()[0] for name in ROWS} - {"metric_topic", "initiative_kinds", "profile", "commerce"}
)


def _told(function, text):
    name, _, field = function.partition(" ")
    if name in {"profile", "commerce"}:
        found = getattr(kinds, name)(text.split("; "))
    else:
        found = getattr(kinds, name)(*([field] if field else []), text)
    if isinstance(found, Told):
        found = (found,) if found else ()
    return {told if isinstance(told, str) else told.value for told in found}


def _split(text):
    return set(text.split("+")) - {""}


@pytest.mark.parametrize("function", sorted(ROWS))
def test_what_is_told_is_right_and_little_is_missed(function):
    right = wrong = missed = 0
    errors = []
    for row in ROWS[function]:
        told, expected, allowed = (
            _told(function, row["text"]),
            _split(row["expected"]),
            _split(row["allowed"]),
        )
        unsure = "?" in allowed and not told
        here = (len(told & expected), len(told - expected - allowed), 0 if unsure else len(expected - told))
        right, wrong, missed = right + here[0], wrong + here[1], missed + here[2]
        if here[1] or here[2]:
            errors.append(f"{row['text']}: {sorted(told)}, not {sorted(expected)}")
    assert right / (right + wrong) >= PRECISE, errors
    assert right / (right + missed) >= COMPLETE, errors


@pytest.mark.parametrize("function", sorted({name for name in ROWS if not name.startswith("stated")}))
def test_enough_examples_in_three_languages(function):
    assert len(ROWS[function]) >= 40


@pytest.mark.parametrize("name", SINGLE)
def test_the_telling_words_stand_in_the_text(name):
    for row in ROWS.get(name, ()):
        for word in getattr(kinds, name)(row["text"]).words:
            assert word in row["text"]


def test_each_kind_of_an_initiative_shows_its_words():
    found = kinds.initiative_kinds("Asiakaspalvelijoiden koulutus ja digituki kirjastossa")
    assert {told.value: told.words for told in found} == {
        "training": ("koulutus",),
        "frontline": ("Asiakaspalvelijoiden",),
        "human-help": ("digituki",),
    }


def test_a_column_states_its_kind_without_words():
    assert kinds.stated("metric.kind", "Asiakasmittari") == Told("customer")
    assert kinds.stated("initiative.stage", "Keskeytetty 3/2026").is_stated


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("metric.kind", ""),
        ("metric.kind", "  "),
        ("goal.colour", "green"),
        ("initiative.stage", "Anna Virtanen"),
        ("goal.kind", "strateginen"),
    ],
)
def test_nothing_is_stated_where_a_cell_says_nothing_known(field, text):
    assert not kinds.stated(field, text)


def test_a_closed_value_states_itself():
    assert kinds.stated("initiative.kind", "insight-use") == Told("insight-use")
    assert kinds.stated("goal.kind", "Hygieniatekijä") == Told("hygiene")


def test_the_unit_tells_money():
    assert kinds.metric_side("Indeksi A", "M€") == Told("money", ("M€",))
    assert kinds.metric_kind("Indeksi A", "M€").value == "business"


def test_a_share_of_those_served_is_on_their_side():
    assert kinds.metric_kind("Patienter med fast läkarkontakt", "%").value == "customer"
    assert not kinds.metric_kind("Patienter med fast läkarkontakt")


def test_a_phrase_is_said_once():
    assert kinds.initiative_kinds("Sähköiset palvelut")[0].words == ("Sähköiset palvelut",)


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800", "\x00", "?" * 300_000, "asiakas ostaa " * 20_000, "A b " * 9_000]
)
def test_no_text_is_too_odd_or_too_long(text):
    started = perf_counter()
    for function in SINGLE:
        if function != "stated":
            getattr(kinds, function)(text)
    kinds.initiative_kinds(text)
    kinds.profile([text])
    assert perf_counter() - started < 1


def test_two_thousand_initiatives_are_told_in_a_moment():
    names = [
        f"{a} {b} {n}"
        for n in range(50)
        for a in ("Kotihoidon", "Kundtjänstens", "Portal", "Asiakas")
        for b in (
            "pilotti",
            "uudistus",
            "förnyelse",
            "training",
            "käyttöönotto",
            "journey",
            "ohjelma",
            "verkosto",
            "kampanja",
            "mätning",
        )
    ]
    hits.cache_clear()
    classes.cache_clear()
    started = perf_counter()
    for name in names:
        kinds.initiative_kinds(name)
        kinds.initiative_step(name)
        kinds.value_phase(name)
        kinds.journey_stage(name)
    assert perf_counter() - started < 2


def test_a_letter_is_a_light():
    assert [kinds.status_of(letter).value for letter in "GAYRX"] == ["green", "amber", "amber", "red", ""]


def test_a_metric_both_early_and_late_is_not_told():
    assert not kinds.metric_timing("Tarjouskanta ja liikevaihto")


def test_a_metric_of_staff_and_customers_is_not_told():
    assert not kinds.metric_kind("Henkilöstöä asiakasta kohden")
