"""What a metric's figures say together."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aligner.model.entities import Metric
from aligner.model.grid import Cell
from aligner.model.told import Told
from aligner.words import progress


def metric_of(name="Waiting time", *, numbers=(), better="", direction="", **texts):
    """Make a metric of texts; ``numbers`` are its baseline, target and last value, None where it has none."""
    fields = dict(zip(("baseline", "target", "actual"), numbers, strict=False))
    cells = {field: Cell("plan.xlsx", "Metrics", 2, n, text) for n, (field, text) in enumerate(texts.items())}
    told = {"better": better, "direction": direction}
    return Metric(
        "M1",
        name,
        cells,
        told={field: (Told(value),) for field, value in told.items() if value},
        numbers={field: Decimal(number) for field, number in fields.items() if number is not None},
    )


@pytest.mark.parametrize(
    ("numbers", "texts", "step"),
    [
        (("62", "85"), {"baseline": "62 %", "target": "85 %"}, "23"),
        (("62", "85"), {"baseline": "62", "target": "85", "unit": "%"}, "23"),
        (("62", "85"), {"baseline": "62", "target": "85 %", "unit": "%"}, "23"),
        (("9", "14"), {"baseline": "9", "target": "alle 14 pv"}, "5"),
        (("40", "30"), {"baseline": "40 min", "target": "less than 30 min"}, "-10"),
        (("-12", "20"), {"baseline": "-12", "target": "20"}, "32"),
        (("1200", "20"), {"baseline": "1 200", "target": "20 %"}, None),
        (("12", "20"), {"baseline": "12 %", "target": "20 % vähemmän"}, None),
        (("12", "20"), {"baseline": "12", "target": "+20"}, None),
        (("1200", "-20"), {"baseline": "1 200", "target": "-20"}, None),
        (("2", "10"), {"baseline": "2 viikkoa", "target": "10 päivää"}, None),
        (("2", None), {"baseline": "2"}, None),
        ((None, "2"), {"target": "2"}, None),
    ],
)
def test_a_step_is_taken_on_one_scale_only(numbers, texts, step):
    found = progress.target_step(metric_of(numbers=numbers, **texts))
    assert found == (None if step is None else Decimal(step))


@pytest.mark.parametrize(
    ("numbers", "share", "reached"),
    [
        (("10", "20", "15"), "0.5", False),
        (("10", "20", "25"), "1.5", True),
        (("20", "10", "10"), "1", True),
        (("20", "10", "22"), "-0.2", False),
        (("10", "10", "12"), None, False),
        (("10", "20", None), None, False),
        (("10", None, "15"), None, False),
        (("5", "20", "-1"), "-0.4", False),
    ],
)
def test_the_share_of_the_way_is_gone_in_the_targets_direction(numbers, share, reached):
    metric = metric_of(numbers=numbers)
    assert progress.share_of_way(metric) == (None if share is None else Decimal(share))
    assert progress.is_reached(metric) is reached


def test_nobody_is_on_the_way_to_a_target_that_the_baseline_has_passed():
    assert progress.share_of_way(metric_of(numbers=("88", "80", "89"), better="up")) is None


@pytest.mark.parametrize(
    ("metric", "way"),
    [
        (metric_of("NPS", better="up"), "up"),
        (metric_of("Valitukset vähenevät", better="up", direction="down"), "down"),
        (metric_of("Svarstid", target="högst 5 dagar", better="up"), "down"),
        (metric_of("Puhelut", target="≥ 80"), "up"),
        (metric_of("Hinta", target="yli 3, alle 5", better="down"), "down"),
        (metric_of("Sijoitus asiakaskyselyssä", better="up"), ""),
        (metric_of("Päästövähennys", better="down", direction="down"), ""),
        (metric_of("Growth in complaints", better="down", direction="up"), ""),
        (metric_of("Polttoainelasku, €", better="down"), "down"),
        (metric_of("Polttoaineen kulutuksen lasku", better="down"), ""),
        (metric_of("Ansökningar på nätet", better="up"), "up"),
        (metric_of("Kostnadsökning", better="down"), ""),
        (metric_of("Power cuts", better="down"), "down"),
        (metric_of("Utsläpp", unit="förändring i %", better="down"), ""),
        (metric_of("Kustannusten nousu", target="alle 3 %", better="down", direction="up"), "down"),
        (metric_of("Index 7"), ""),
    ],
)
def test_which_way_is_better(metric, way):
    assert progress.better_way(metric) == way


def test_nothing_goes_against_a_way_that_nobody_told():
    assert progress.is_against(Decimal(-1), "up")
    assert progress.is_against(Decimal(1), "down")
    assert not progress.is_against(Decimal(1), "up")
    assert not progress.is_against(Decimal(1), "")
    assert not progress.is_against(None, "up")


@pytest.mark.parametrize(
    ("metric", "under"),
    [
        (metric_of(numbers=("97", "98"), baseline="97 %", target="vähintään 98 %"), True),
        (metric_of(numbers=("97", "98", "99"), target="vähintään 98 %"), False),
        (metric_of(numbers=("97", "98"), target="lägst 98 %"), True),
        (metric_of(numbers=("80", "20"), target="at most 20"), True),
        (metric_of(numbers=("80", "20", "15"), target="at most 20"), False),
        (metric_of(numbers=("97", "98"), target="98 %", better="up"), False),
        (metric_of(numbers=(None, "98"), target="vähintään 98 %"), False),
    ],
)
def test_a_target_is_a_minimum_only_where_it_says_so(metric, under):
    assert progress.is_under_minimum(metric) is under


def test_hygiene_that_gets_worse_is_under_its_minimum():
    worse = metric_of("Toimitusvarmuus", numbers=("97", "99", "95"), better="up")
    hygiene = replace(worse, told={**worse.told, "topic": (Told("hygiene"),)})
    assert progress.is_under_minimum(hygiene)
    assert not progress.is_under_minimum(worse)


@pytest.mark.parametrize(
    "target", ["säilyy vähintään 4,2", "hålls kvar: behålls över 4", "maintain at least 90 %"]
)
def test_a_target_may_hold_what_there_is(target):
    assert progress.is_kept(metric_of(target=target))
    assert not progress.is_kept(metric_of(target="90 %"))
