import csv
import tomllib
from pathlib import Path

import pytest

from aligner.model.entities import Goal, Metric
from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.words.ambition import praises, read_ambition
from aligner.words.customers import customer_words
from aligner.words.echo import echoes
from aligner.words.kinds import metric_kind, upkeep_kind
from aligner.words.language import language
from aligner.words.periods import read_period
from aligner.words.placeholders import is_placeholder
from aligner.words.quantities import multiples, quantities
from aligner.words.resources import declares_existing
from aligner.words.slots import read

HERE = Path(__file__).parent
TOLD = tomllib.loads((HERE / "definitions.toml").read_text("utf-8"))
MORE = tomllib.loads((HERE / "more_examples.toml").read_text("utf-8"))
CONCRETE = [*TOLD["concrete"], *TOLD["concrete_later"], *MORE["concrete"]]
SLOGANS = [*TOLD["slogan"], *TOLD["slogan_later"], *MORE["slogan"]]
KINDS = [(kind, name) for kind, names in MORE["metric_kind"].items() for name in names]
UPKEEP = [(kind, name) for kind, names in MORE["upkeep"].items() for name in names]


def _ambitions():
    with (HERE / "ambitions_alone.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("text", CONCRETE)
def test_who_gets_what_is_no_slogan(text):
    assert not read(text).slogan


@pytest.mark.parametrize("text", SLOGANS)
def test_fine_words_alone_are_a_slogan(text):
    assert read(text).slogan


@pytest.mark.parametrize("row", _ambitions(), ids=lambda row: row["text"])
def test_an_ambition_alone(row):
    goal = Goal("G1", "Asiakas saa apua", cells={"ambition": Cell("p.xlsx", "T", 2, 3, row["text"])})
    found = read_ambition(goal, Plan(goals=(goal,)))
    assert (found.level.text if found.level else "") == row["level"]
    assert (str(found.horizon.year) if found.horizon else "") == row["horizon"]
    assert bool(found.praise) == bool(row["praise"])
    assert language(row["text"]) == row["language"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("410 to 480 flats", ["410 to 480 flats"]),
        ("from 62 to 85 %", ["62 to 85 %"]),
        ("62:sta 75:een", ["62:sta 75:een"]),
        ("3,8 till 4,2 och 90 %", ["3,8 till 4,2", "90 %"]),
        ("Vastaus 2 tunnissa, päätös 30 päivässä", ["2 tunnissa", "30 päivässä"]),
        ("5 to all", ["5"]),
        ("Zero tolerance", []),
        ("Open at weekends", ["at weekends"]),
    ],
)
def test_a_level_is_quoted_whole(text, spans):
    assert [span.text for span in quantities(text)] == spans


def test_a_step_tells_its_own_direction():
    assert [span.text for span in multiples("Flats from 410 to 480 a year")] == ["410 to 480"]


@pytest.mark.parametrize("text", ["Sveriges bästa vård", "Alan paras asiakaskokemus", "Best care", "Bästa"])
def test_praise_is_heard_whatever_the_language_is_taken_for(text):
    assert praises(text)


@pytest.mark.parametrize("text", MORE["placeholder"])
def test_placeholder(text):
    assert is_placeholder(text)


@pytest.mark.parametrize("text", [*MORE["said"], "TBD / 90 %", "[2028]", "x-ray in a day"])
def test_not_a_placeholder(text):
    assert not is_placeholder(text)


@pytest.mark.parametrize("text", MORE["existing"])
def test_declares_existing(text):
    assert declares_existing(text)


@pytest.mark.parametrize("text", MORE["stated"])
def test_declares_nothing(text):
    assert not declares_existing(text)


@pytest.mark.parametrize("text", MORE["customer"])
def test_speaks_of_those_served(text):
    assert customer_words(text)


@pytest.mark.parametrize("text", MORE["no_customer"])
def test_false_friends_are_no_customers(text):
    assert not customer_words(text)


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_metric_kind(kind, name):
    assert metric_kind(name).value == kind


@pytest.mark.parametrize(("kind", "name"), UPKEEP)
def test_upkeep_kind(kind, name):
    assert upkeep_kind(name).value == ("" if kind == "none" else kind)


@pytest.mark.parametrize(("name", "definition"), MORE["echo"]["echo"])
def test_echo(name, definition):
    assert echoes(definition, name)


@pytest.mark.parametrize(("name", "definition"), MORE["echo"]["more"])
def test_no_echo(name, definition):
    assert not echoes(definition, name)


def test_a_new_number_tells_even_beside_the_name_said_again():
    name = "Asukas saa sujuvan päätöksen ja selkeän ohjeen helposti verkosta"
    assert echoes(name + " kotiin", name)
    assert not echoes(name + " 7", name)


def test_a_metric_of_both_customers_and_staff_is_not_told():
    assert not metric_kind("Henkilöstöä asiakasta kohden")


def test_the_level_is_lent_by_the_first_metric_that_has_one():
    metrics = [
        Metric(f"M{n}", "Mittari", {"target": Cell("p.xlsx", "T", 2, 3, target)}, goals=("G1",))
        for n, target in enumerate(["hyvä", "75 pistettä"])
    ]
    cells = {"ambition": Cell("p.xlsx", "T", 2, 3, "Valmista vuonna 2028")}
    goal = Goal("G1", "Asiakas saa apua", cells=cells)
    found = read_ambition(goal, Plan(goals=(goal,), metrics=tuple(metrics)))
    assert (found.level and found.level.text, found.level_from) == ("75 pistettä", "metric")


@pytest.mark.parametrize(
    ("text", "day"), [("13/05/2028", "2028-05-13"), ("05/13/2028", "2028-05-13"), ("5/5/2028", "2028-05-05")]
)
def test_a_date_with_slashes_that_can_be_only_one_day(text, day):
    found = read_period(f"Valmis {text}")
    assert found
    assert found.end.isoformat() == day
    assert read_period("Valmis 4/5/2028") is None
