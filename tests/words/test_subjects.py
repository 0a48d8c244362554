"""What texts speak of besides the customer, terms that slip, and how far targets go."""

from decimal import Decimal

import pytest

from aligner.model.entities import Area, Goal, Metric, Term
from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.model.told import Told
from aligner.words import subjects
from aligner.words.slippery import is_defined, slippery_terms
from aligner.words.strides import expresses, way_closed


@pytest.mark.parametrize(
    ("subject", "text", "spoken"),
    [
        ("staff", "Hoitajat jaksavat työssään", True),
        ("staff", "Medarbetarna får tid att lyssna", True),
        ("staff", "Our people have time", True),
        ("staff", "Asiakas saa vastauksen", False),
        ("stopping", "Paperilomake poistetaan käytöstä", True),
        ("stopping", "Faxen fasas ut", True),
        ("stopping", "We phase out the fax", True),
        ("stopping", "Hanke päätetään keväällä", True),
        ("stopping", "Hanke päätetään aloittaa", False),
        ("stopping", "Rahoituksesta päätetään vuosittain", False),
        ("stopping", "Kolme lähikirjastoa suljetaan", True),
        ("stopping", "Portti suljetaan yöksi", False),
        ("stopping", "Vahinko korvataan viikossa", False),
        ("stopping", "Kontoret stängs", True),
        ("stopping", "Ärendet stängs inom två dagar", False),
        ("stopping", "Andelen som slutar inom ett år", False),
        ("stopping", "We stop printing the magazine", True),
        ("stopping", "Customers stop buying", False),
        ("stopping", "A shelter at every bus stop", False),
        ("stopping", "Complaints drop by half", False),
        ("unnamed_needs", "Vastaamme asiakkaiden tarpeisiin", True),
        ("unnamed_needs", "Vi möter kundernas behov", True),
        ("unnamed_needs", "We meet our customers' needs", True),
        ("unnamed_needs", "Wheelchair users need a ramp", False),
        ("themes", "Läpileikkaava teema: saavutettavuus", True),
        ("themes", "Genomgående princip", True),
        ("themes", "Bostäder som fungerar", False),
        ("edges", "Kilpailuetu", True),
        ("hygiene", "Perustaso", True),
        ("hygiene", "Table stakes", True),
        ("hygiene", "Kilpailuetu", False),
    ],
)
def test_a_text_speaks_of_its_subject(subject, text, spoken):
    assert bool(getattr(subjects, subject)(text)) is spoken


@pytest.mark.parametrize(
    ("text", "narrowed"),
    [
        ("Kotihoidon asiakas saa saman hoitajan", True),
        ("Asiakas, joka muuttaa, saa avaimet", True),
        ("Kunder som flyttar får nycklarna", True),
        ("Customers who move get their keys", True),
        ("Iloinen asiakas suosittelee", False),
        ("Lämpimin asiakaskokemus", False),
        ("Nöjda kunder", False),
        ("Happy customers", False),
    ],
)
def test_a_group_may_be_narrowed_by_its_words(text, narrowed):
    assert subjects.narrowed_groups(text) is narrowed


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Asiakaskokemuksemme on ylivertainen", {"asiakaskokemus"}),
        ("Kundupplevelsen i butik", {"kundupplevelse"}),
        ("A seamless customer experience", {"customer experience", "seamless"}),
        ("Kahvi on kuumaa", set()),
    ],
)
def test_terms_are_told_in_their_dictionary_form(text, terms):
    assert slippery_terms(text) == terms


def _named(kind, name, definition):
    cells = {"name": Cell("p", "S", 2, 1, name), "definition": Cell("p", "S", 2, 2, definition)}
    return kind(name, name, cells)


@pytest.mark.parametrize(
    ("plan", "defined"),
    [
        (Plan(), False),
        (Plan(terms=(_named(Term, "Asiakaskokemus", "Mitä asiakas meistä kertoo."),)), True),
        (Plan(terms=(_named(Term, "Asiakaskokemus", ""),)), False),
        (Plan(terms=(_named(Term, "Asiakaskokemus", "A."), _named(Term, "Asiakaskokemus", "B."))), False),
        (Plan(terms=(_named(Term, "Asiakaskokemus", "A."), _named(Term, "Palvelukokemus", "B."))), True),
        (Plan(areas=(_named(Area, "Asiakaskokemus", "Puheluun vastataan kahdessa minuutissa."),)), True),
        (Plan(areas=(_named(Area, "Asiakaskokemus", "Asiakaskokemus on kaiken ydin."),)), False),
        (
            Plan(goals=(_named(Goal, "X", "Asiakaskokemus tarkoittaa meillä puhelun jälkeistä arvosanaa."),)),
            True,
        ),
    ],
)
def test_a_term_is_defined_once_and_for_all(plan, defined):
    assert is_defined("asiakaskokemus", plan) is defined


def _metric(baseline, target, better="", name="Mittari", unit=""):
    cells = {
        "unit": Cell("p", "M", 2, 1, unit),
        "baseline": Cell("p", "M", 2, 2, str(baseline)),
        "target": Cell("p", "M", 2, 3, str(target)),
    }
    numbers = {"baseline": Decimal(baseline), "target": Decimal(target)}
    told = {"better": (Told(better),)} if better else {}
    return Metric(name, name, cells, numbers=numbers, told=told)


@pytest.mark.parametrize(
    ("baseline", "target", "better", "way"),
    [
        ("97", "98", "up", 1 / 3),  # a third of the remaining gap
        ("62", "63", "up", 1 / 38),
        ("100", "95", "down", 0.05),
        ("40", "10", "", 0.75),
        ("3.4", "4.2", "up", 0.5),
        ("20000", "21000", "up", 0.05),
        ("5", "5", "down", 0.0),
        ("0", "12", "up", 0.12),
        ("0", "0", "down", None),
        ("62", "60", "up", None),  # the wrong way: another check says so
        ("-5", "5", "up", None),
    ],
)
def test_a_target_closes_a_share_of_the_way(baseline, target, better, way):
    assert way_closed(_metric(baseline, target, better)) == (None if way is None else pytest.approx(way))


def test_a_metric_without_figures_closes_nothing_that_can_be_told():
    assert way_closed(Metric("M1", "NPS")) is None


@pytest.mark.parametrize(
    ("name", "target", "unit", "text", "shared"),
    [
        ("Hakemuksen käsittelyaika", "15", "", "Käsittelyaika lyhenee", True),
        ("Hakemuksesta päätökseen", "20", "", "20 päivässä", True),
        ("Läpimenoaika", "15", "päivää", "Odotus lyhenee viikkoon", True),
        ("Verkkosivujen kävijät", "5000", "", "Käsittelyaika 20 päivää", False),
        ("NPS", "40", "", "NPS among the three best", True),
    ],
)
def test_a_metric_expresses_what_shares_a_word_or_a_figure(name, target, unit, text, shared):
    assert expresses(_metric(10, target, name=name, unit=unit), text) is shared
