"""Spoiled plans, some hundred of them, are read rightly or refused; `fuzz_files.py` tries thousands."""

from __future__ import annotations

import random
import time

import good_plans
import pytest
from examining import FaultError, examine
from mutations import Spoiled, spoiled

SECONDS = 1.5
"""How long one test looks; on a slow machine it looks at fewer files."""


def examined(seeds, folder):
    """Examine the files of seeds until the time is up; at least one of them."""
    end = time.monotonic() + SECONDS
    outcomes = []
    for seed in seeds:
        made = spoiled(seed)
        try:
            outcomes.append(examine(made, folder))
        except Exception as error:
            raise AssertionError(f"fuzz_files.py --only {seed}: {made.steps}") from error
        if time.monotonic() > end:
            break
    return outcomes


@pytest.mark.parametrize("first", range(0, 160, 40))
def test_a_spoiled_plan_is_read_rightly_or_refused(first, tmp_path):
    assert examined(range(first, first + 40), tmp_path)


def test_a_plan_that_is_spoiled_for_the_first_time_too(tmp_path):
    fresh = random.SystemRandom()
    assert examined((fresh.getrandbits(48) for _ in range(40)), tmp_path)


def test_a_seed_names_a_file():
    assert [spoiled(seed) for seed in range(30)] == [spoiled(seed) for seed in range(30)]


def test_most_files_are_still_read_and_some_are_refused():
    kinds = [spoiled(seed).suffix for seed in range(200)]
    assert {".xlsx", ".ods", ".csv"} <= set(kinds)
    assert 30 < sum(spoiled(seed).same for seed in range(200)) < 120


def test_what_says_something_else_is_noticed(tmp_path):
    other = good_plans.delimited().replace(b"45 000", b"46 000")
    with pytest.raises(FaultError, match="other than the good plan"):
        examine(Spoiled(".csv", other, (), same=True), tmp_path)


def test_a_plan_that_should_be_read_may_not_be_refused(tmp_path):
    with pytest.raises(FaultError, match="refused"):
        examine(Spoiled(".csv", b"%PDF-1.7", (), same=True), tmp_path)
