"""Weighs what a statement holds: a slogan or not, by weights learned from labelled statements."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_WEIGHTS = Path(__file__).with_name("weights.toml")


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of every clue; positive ones speak for a slogan."""
    found: Mapping[str, float] = tomllib.loads(_WEIGHTS.read_text("utf-8"))["weights"]
    return found


def sloganness(clues: Mapping[str, int]) -> float:
    """Return how much speaks for a slogan: log-odds, above zero for a slogan.

    ``clues`` counts what the statement holds, by the names of the weights; none may be unknown.
    """
    known = weights()
    return known["bias"] + sum([known[name] * count for name, count in clues.items()])


def confidence(log_odds: float) -> float:
    """Return how sure a decision by ``log_odds`` is, 0.5–0.98."""
    sure = 1.0 / (1.0 + math.exp(-min(abs(log_odds), 20.0)))
    return round(min(0.98, sure), 2)
