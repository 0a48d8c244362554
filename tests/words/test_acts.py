"""Leaders among customers, customers early and late, what they are made to bear, and their journey."""

from decimal import Decimal

import pytest

from aligner.model.entities import Initiative, JourneyStage
from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.model.told import Told
from aligner.words import involvement, journeys, leaders
from aligner.words.burdens import burdens

STAGES = tuple(
    JourneyStage(key, name, told={"journey": (Told(told),)} if told else {}, score=score)
    for key, name, told, score in (
        ("S1", "Hakemus", "purchase", Decimal(4)),
        ("S2", "Odotus", "", Decimal(2)),
        ("S3", "Vastaanotto", "use", Decimal(3)),
    )
)


def initiative(name, journey="", told=()):
    cells = {"journey": Cell("plan.xlsx", "Hankkeet", 2, 4, journey)}
    return Initiative(name, name, cells, told={field: (Told(value),) for field, value in told})


@pytest.mark.parametrize(
    ("text", "meet"),
    [
        ("Johtoryhmä tapaa asiakkaita joka kuukausi", True),
        ("Ledningen besöker invånare i deras hem", True),
        ("Executives listen to customer calls", True),
        ("Johtoryhmä tapaa maanantaisin", False),
        ("Asiakaspalvelu kuuntelee asiakasta", False),
        ("The market leader meets customer needs", False),
        ("Johto päättää budjetista. " + "x " * 60 + "Myyjä tapaa asiakkaan.", False),
    ],
)
def test_leaders_meet_customers(text, meet):
    assert leaders.leaders_meet_customers(text) is meet


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Esihenkilöiden valmennus", True),
        ("Chefer lär sig lyssna", True),
        ("Training for managers", True),
        ("Tiedolla johtaminen", False),
        ("Vattenledningar byts ut", False),
        ("Queue management", False),
    ],
)
def test_who_leads(text, leads):
    assert bool(leaders.leaders(text)) is leads


@pytest.mark.parametrize(
    ("text", "weighs"),
    [
        ("Kolme lähikirjastoa suljetaan", True),
        ("Suljetaan kaksi terveysasemaa", True),
        ("Aukioloaikoja supistetaan", True),
        ("Asiakasmaksujen korotus", True),
        ("Varausjärjestelmä vaihdetaan", True),
        ("Två bibliotek stängs", True),
        ("Avgifterna höjs med fyra procent", True),
        ("Byte av bokningssystem", True),
        ("Two branches are closed", True),
        ("Fares go up in May", True),
        ("Booking system replaced", True),
        ("Hanke suljetaan", False),
        ("Jonojen lyhentäminen", False),
        ("Koulutuspäivän lopetus", False),
        ("Palkkajärjestelmä vaihdetaan", False),
        ("Projektet avslutas i maj", False),
        ("Kortare köer", False),
        ("Close the gap in waiting times", False),
        ("A new payroll", False),
        ("Schools open in August", False),
    ],
)
def test_what_customers_are_made_to_bear(text, weighs):
    assert bool(burdens(text)) is weighs


@pytest.mark.parametrize(
    ("text", "late", "told"),
    [
        ("Asiakkaille kerrotaan lanseerauksessa", True, True),
        ("Kunderna informeras vid lansering", True, True),
        ("Customers are told at launch", True, True),
        ("Customers are told of delays. The launch is in May.", True, False),
        ("Kampanja toukokuussa", True, False),
        ("Vi bygger en bro", False, False),
    ],
)
def test_customers_who_come_late(text, late, told):
    assert bool(involvement.late_sentences(text)) is late
    assert bool(involvement.told_at_launch(text)) is told


@pytest.mark.parametrize(
    "text", ["Luonnosta testataan", "Intervjuer med tolv resenärer", "A pilot with riders"]
)
def test_customers_who_come_early(text):
    assert involvement.early(text)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Hakemukset vain verkossa", True),
        ("Tider bokas enbart digitalt", True),
        ("Permits online only", True),
        ("Kaikki sähköiset palvelut yhdellä kirjautumisella", False),
        ("Digitaalinen edelläkävijä", False),
        ("All online forms are short", False),
    ],
)
def test_the_digital_way_alone(text, only):
    assert bool(involvement.only_digital(text)) is only


@pytest.mark.parametrize(
    ("text", "beyond"),
    [("Asukaskysely", True), ("Medborgarpanel", True), ("Market research", True), ("Jäsenkysely", False)],
)
def test_a_survey_may_reach_beyond_customers(text, beyond):
    assert bool(involvement.beyond_customers(text)) is beyond


@pytest.mark.parametrize(
    ("made", "touched"),
    [
        (initiative("Uusi lomake", "Hakemus"), ["S1"]),
        (initiative("Uusi lomake", "S1, S3"), ["S1", "S3"]),
        (initiative("Uusi lomake", "Koko polku"), ["S1", "S2", "S3"]),
        (initiative("Odotuksen lyhentäminen"), ["S2"]),
        (initiative("Huoneet", "Käynti", [("journey", "use")]), ["S3"]),
        (initiative("Uusi lomake", "Hakemus", [("stage", "stopped")]), []),
        (initiative("Uudet autot"), []),
    ],
)
def test_an_initiative_touches_stages(made, touched):
    assert [stage.id for stage in journeys.stages_of(made, Plan(journey=STAGES))] == touched


def test_the_worst_stage_stands_alone():
    assert journeys.worst_stage(Plan(journey=STAGES)) is STAGES[1]
    assert journeys.worst_stage(Plan(journey=STAGES[:2])) is None
    twice = (*STAGES, JourneyStage("S4", "Lasku", score=Decimal(2)))
    assert journeys.worst_stage(Plan(journey=twice)) is None
