"""Short fields of the plan: a plain no, a decision, a class of priority, a name, a kind of cost."""

import pytest

from aligner.words.accounts import names_one_thing
from aligner.words.answers import is_no, is_under_way
from aligner.words.decisions import is_decision, lasts_until
from aligner.words.names import may_be_same_person
from aligner.words.priority_classes import are_first


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("Ei", True),
        ("nej.", True),
        ("Not yet", True),
        ("ei tehty", True),
        ("-", True),
        ("Kyllä", False),
        ("Ei vielä, mutta kymmenen asiakasta kuullaan toukokuussa", False),
        ("Ten tenants tried it", False),
        ("Norrköping", False),
    ],
)
def test_a_plain_no(text, no):
    assert is_no(text) is no


@pytest.mark.parametrize(
    ("text", "going_on"),
    [("Käynnissä", True), ("pågår", True), ("In progress", True), ("Toteutus", False), ("Build", False)],
)
def test_a_stage_that_says_only_that_the_work_goes_on(text, going_on):
    assert is_under_way(text) is going_on


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("KV 17.11.2025 § 112", True),
        ("Styrelsen 2026-02-03", True),
        ("3. joulukuuta 2025", True),
        ("den 3 december 2025", True),
        ("3 December 2025", True),
        ("December 2025", False),
        ("Hyväksytty", True),
        ("Approved by the board", True),
        ("Päätetään jatkosta", False),
        ("Approve the budget", False),
        ("Hallitus", False),
    ],
)
def test_a_decision_that_was_made(text, made):
    assert is_decision(text) is made


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Valtuutus 2026–2027", 2027),
        ("Gäller t.o.m. 31.12.2028", 2028),
        ("Board 3 May 2026, mandate until 2029", 2029),
        ("Hallitus 12.3.2026 § 14", None),
        ("Valid for now", None),
        ("", None),
    ],
)
def test_how_long_a_mandate_holds(text, year):
    until = lasts_until(text)
    assert (until.year if until else None) == year


@pytest.mark.parametrize(
    ("classes", "first"),
    [
        (["1", "2", "1"], [True, False, True]),
        (["P1", "P2", "Prio 1 – nu"], [True, False, True]),
        (["A", "B", ""], [True, False, False]),
        (["Korkea", "matala", "korkea"], [True, False, True]),
        (["Kriittinen", "Korkea", "korkea"], [True, False, False]),
        (["Hög", "Mycket hög", "Medel"], [False, True, False]),
        (["Must", "Should", "Could"], [True, False, False]),
        (["10", "12", "Medium"], [False, False, False]),
        (["Asiakas", "Innovaatiot", "Industry"], [False, False, False]),
    ],
)
def test_the_first_class(classes, first):
    assert list(are_first(classes)) == first


@pytest.mark.parametrize(
    ("text", "name", "same"),
    [
        ("Anna Aalto", "Anna Aalto", True),
        ("Anna Aalto, toimitusjohtaja", "Aalto Anna", True),
        ("Aalto", "Anna Aalto", True),
        ("A.A.", "Anna Aalto", True),
        ("Pekka Aalto", "Anna Aalto", False),
        ("HR", "Anna Aalto", False),
        ("", "Anna Aalto", False),
    ],
)
def test_one_person_under_two_names(text, name, same):
    assert may_be_same_person(text, name) is same


@pytest.mark.parametrize(
    ("label", "one"),
    [
        ("Mobile app for tenants", True),
        ("Liittymätilaus verkossa", True),
        ("Ny kundportal för boende", True),
        ("Palkat ja palkkiot", False),
        ("External services", False),
        ("Köpta tjänster", False),
        ("Workshop", False),
        ("Portaali", False),
        ("", False),
    ],
)
def test_a_name_of_one_thing(label, one):
    assert names_one_thing(label) is one
