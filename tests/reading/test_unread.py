import pytest
from books import plan

from aligner.model.grid import Column
from aligner.reading.unread import MOST_TEXTS, with_weight


def weights(header, *cells):
    rows = "".join(f"Tavoite {n}|Kahdessa minuutissa|5|{cell}\n" for n, cell in enumerate(cells))
    (table,) = plan({"Taulukko": f"Tavoite|Määritelmä|Budjetti 2026 (€)|{header}\n{rows}"}).sources[0].tables
    column = table.columns[-1]
    return column.field, column.asked, column.filled, column.sum_if_money


@pytest.mark.parametrize(
    ("header", "cells", "filled", "total"),
    [
        ("Zxqwv", ["a", "", "b"], 2, None),
        ("Arvio 2026 (t€)", ["1 200", "300", "n/a"], 3, 150_000_000),
        ("Arvio 2026 (t€)", ["", ""], 0, None),
    ],
)
def test_what_hangs_on_a_column_that_is_not_read(header, cells, filled, total):
    field, _, count, money = weights(header, *cells)
    assert field is None
    assert (count, money) == (filled, total)


def test_a_column_that_is_sure_needs_no_counting():
    assert weights("Vastuuhenkilö", "Ann", "Bo") == ("goal.owner", None, None, None)


def test_a_sum_of_too_many_texts_is_not_told():
    assert weights("Arvio 2026 (t€)", *["1 200,5 x"] * (MOST_TEXTS + 1))[2:] == (MOST_TEXTS + 1, None)


def test_numbers_are_added_in_their_unit_and_what_is_no_amount_is_left_out():
    column = Column(1, "Raami", None, asked="budget.amount", scale=1000)
    weighed = with_weight(column, [1200.5, 3, None, " ", True, 1e300, float("inf"), "n/a"])
    assert (weighed.filled, weighed.sum_if_money) == (6, 120_350_000)
    assert with_weight(column, ["n/a"]).sum_if_money is None
