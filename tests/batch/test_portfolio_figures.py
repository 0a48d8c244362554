"""Spreads, positions and common gaps: by hand where the answer is known, by property where it is not."""

import statistics
from dataclasses import replace
from datetime import date
from pathlib import Path
from sys import path as search
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

search.insert(0, str(Path(__file__).parents[1] / "reports"))
from portfolios import AS_OF, made_records, money, portfolio, record

from aligner.batch.portfolio import portfolio_of
from aligner.model.finding import Pillar
from aligner.model.portfolio import Measure, PlanFailure, PlanMoney, Spread
from aligner.model.verdicts import Level, Verdict

SHARES = st.none() | st.floats(0, 1).map(lambda share: round(share, 2))


def with_shares(*shares):
    return portfolio(*(record(f"Plan {i:03}", say_pay_gap=share) for i, share in enumerate(shares)))


def places(found, measure, what="rank"):
    """Rank or quarter by the name's number."""
    return [getattr(one.positions[measure], what, None) for one in found.clients if measure in one.positions]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        # QUARTILE.INC as Excel and R (type 7) give them.
        ((0.1, 0.2, 0.3, 0.4), (0.1, 0.175, 0.25, 0.325, 0.4)),
        ((0.2, 0.4, 0.6, 0.8, 1.0), (0.2, 0.4, 0.6, 0.8, 1.0)),
        ((0.0, 1.0), (0.0, 0.25, 0.5, 0.75, 1.0)),
        ((0.3,), (0.3, 0.3, 0.3, 0.3, 0.3)),
    ],
)
def test_quartiles_are_those_of_excel_and_r(shares, expected):
    assert with_shares(*shares).spreads[Measure.SAY_PAY_GAP] == Spread(len(shares), *expected)


@pytest.mark.parametrize(
    ("shares", "ranks", "quarters"),
    [
        ((0.1, 0.2, 0.3, 0.4), [1, 2, 3, 4], [1, 2, 3, 4]),
        ((0.4, 0.3, 0.2, 0.1), [4, 3, 2, 1], [4, 3, 2, 1]),
        ((0.1, 0.1, 0.3, 0.4), [1, 1, 3, 4], [1, 1, 3, 4]),
        ((0.2, 0.2, 0.2), [1, 1, 1], [1, 1, 1]),
        ((0.7,), [1], [1]),
        ((0.1, 0.9), [1, 2], [1, 4]),
        ((0.1, 0.2, 0.3, 0.4, 0.5), [1, 2, 3, 4, 5], [1, 1, 2, 3, 4]),
        ((0.1, None, 0.3), [1, 2], [1, 4]),
    ],
)
def test_positions_rank_from_the_best_and_ties_share_the_better_rank(shares, ranks, quarters):
    found = with_shares(*shares)
    assert places(found, Measure.SAY_PAY_GAP) == ranks
    assert places(found, Measure.SAY_PAY_GAP, "quarter") == quarters


def test_more_is_better_but_for_slogans_and_the_gap():
    found = portfolio(
        record("A", backed_share=0.9, slogan_share=0.9), record("B", backed_share=0.1, slogan_share=0.1)
    )
    assert places(found, Measure.BACKED) == [1, 2]
    assert places(found, Measure.SLOGANS) == [2, 1]


@given(st.lists(SHARES, min_size=1, max_size=60))
def test_a_quarter_is_where_the_quartiles_say_it_is(shares):
    found = with_shares(*shares)
    known = [share for share in shares if share is not None]
    if not known:
        assert Measure.SAY_PAY_GAP not in found.spreads
        return
    ranks = places(found, Measure.SAY_PAY_GAP)
    assert ranks == [1 + sum(other < share for other in known) for share in known]
    spread = found.spreads[Measure.SAY_PAY_GAP]
    for share, quarter in zip(known, places(found, Measure.SAY_PAY_GAP, "quarter"), strict=True):
        limits = (spread.lower, spread.median, spread.upper)
        assert quarter == 1 + sum(share > limit + 1e-6 for limit in limits)
    if len(known) > 1:
        assert (spread.lower, spread.median, spread.upper) == pytest.approx(
            statistics.quantiles(known, method="inclusive"), abs=1e-6
        )
    assert spread.least <= spread.lower <= spread.median <= spread.upper <= spread.most


@settings(max_examples=25)
@given(st.permutations(made_records(12)), st.integers(0, 12))
def test_the_order_of_records_changes_nothing(records, count):
    some = records[:count]
    assert portfolio(*some) == portfolio(*sorted(some, key=lambda one: one.id))


@settings(max_examples=25)
@given(st.lists(st.sampled_from(made_records(30)), unique_by=lambda one: one.id))
def test_sums_are_conserved(records):
    found = portfolio(*records)
    assert [one.record for one in found.clients] == sorted(records, key=lambda one: one.name.casefold())
    assert sum(found.verdicts.values()) == sum(record.goals for record in records)
    for pillar in Pillar:
        assert sum(found.pillars[pillar].values()) == sum(record.goals for record in records)
    for field in ("read", "traced", "untraced", "left_out"):
        by_currency = sum(getattr(one, field) for one in found.money.values())
        assert by_currency == sum(getattr(record.money, field) for record in records)
    for total in found.money.values():
        assert total.read == total.traced + total.untraced + total.left_out
    assert sum(gap.findings for gap in found.gaps) == sum(sum(record.findings.values()) for record in records)
    for gap in found.gaps:
        assert 0 < gap.plans <= gap.asked <= len(records)


def test_currencies_are_never_added():
    found = portfolio(record("A"), record("B", currency="SEK", money=money(10_00, 5_00)), record("C"))
    assert list(found.money) == ["EUR", "SEK"]
    assert found.money["SEK"] == money(10_00, 5_00)


def test_a_plan_without_money_brings_no_currency():
    assert portfolio(record(money=PlanMoney())).money == {}


def test_no_plan_at_all_is_a_portfolio_too():
    found = portfolio(failures=[PlanFailure("x", "X", (), "password")], skipped={"system": 2, "lock": 1})
    assert (found.clients, found.spreads, found.gaps, found.money) == ((), {}, (), {})
    assert found.verdicts == dict.fromkeys(Verdict, 0)
    assert list(found.skipped.items()) == [("lock", 1), ("system", 2)]
    assert [failure.name for failure in found.failures] == ["X"]


@pytest.mark.parametrize(
    ("changes", "measure"),
    [
        ({"backed_share": None}, Measure.BACKED),
        ({"money": PlanMoney()}, Measure.TRACED),
        ({"money": PlanMoney()}, Measure.WITH_MONEY),
        ({"money": money(-10_00, 50_00)}, Measure.TRACED),
        ({"money": money(50_00, -10_00)}, Measure.TRACED),
        ({"goals": 0, "goals_with_money": 0}, Measure.WITH_MONEY),
        ({"pillars": {Pillar.RESOURCES: {Level.UNKNOWN: 3, Level.SOLID: 9}}}, Measure.WITH_MONEY),
        ({"pillars": {Pillar.RESOURCES: {Level.UNKNOWN: 3, Level.SOLID: 9}}}, Measure.BACKED),
        ({"pillars": {Pillar.RESOURCES: {Level.UNKNOWN: 12}}}, Measure.RESOURCES),
        ({"pillars": {}}, Measure.DEFINITION),
    ],
)
def test_what_a_plan_does_not_tell_is_unknown(changes, measure):
    found = portfolio(record("Silent", **changes), record("Told"))
    silent, told = found.clients
    assert measure not in silent.positions
    assert silent.record.measured(measure) is None
    assert told.positions[measure].count == found.spreads[measure].count == 1


def test_measures_of_a_plan():
    one = record(pillars={pillar: {Level.SOLID: 3, Level.WEAK: 1, Level.UNKNOWN: 8} for pillar in Pillar})
    assert one.measured(Measure.DEFINITION) == 0.75
    assert record(money=money(25_00, 75_00, 100_00)).measured(Measure.TRACED) == 0.25
    assert record(goals=12, goals_with_money=3).measured(Measure.WITH_MONEY) == 0.25


def found_in(name, *checks, asked=()):
    return record(name, findings=dict.fromkeys(checks, 1), asked=dict.fromkeys((*checks, *asked), 1))


def test_gaps_are_ordered_by_their_share_of_the_plans_asked():
    found = portfolio(
        found_in("A", "MET01", "DEF01", "MET14"), found_in("B", "MET01", asked=("DEF01",)),
        found_in("C", "MET01"), found_in("D", asked=("DEF01", "MET01")),
    )  # fmt: skip
    assert [(gap.check, gap.plans, gap.asked) for gap in found.gaps] == [
        ("MET01", 3, 4),
        ("DEF01", 1, 3),
        ("MET14", 1, 1),  # asked of fewer than half: not everyone's gap, however sure
    ]


def test_in_a_tie_the_graver_gap_stands_first_and_an_unknown_one_last():
    found = portfolio(found_in("A", "XYZ99", "LEA03", "STE06", "RES01"))
    assert [gap.check for gap in found.gaps] == ["RES01", "STE06", "LEA03", "XYZ99"]


def test_plans_stand_by_name_whatever_its_case_and_unicode_form():
    names = ["äänekoski", "Aalto", "Ääne", "aarre"]
    found = portfolio(*(record(name) for name in names), record("Ääne".replace("Ä", "A\u0308"), id="other"))
    assert [one.record.name for one in found.clients][:2] == ["Aalto", "aarre"]
    assert found.clients[2].record.name in {"Ääne", "A\u0308äne"}


def test_ten_thousand_plans_take_less_than_two_seconds():
    some = made_records(500)
    records = [replace(one, id=f"{one.id}/{i}") for i in range(20) for one in some]
    began = process_time()
    found = portfolio_of(records, [], as_of=date(2026, 1, 1), version="1", skipped={})
    assert process_time() - began < 2
    assert len(found.clients) == 10_000
    assert found.as_of != AS_OF
