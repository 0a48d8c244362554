"""Money divided over goals, as it is typed: "T1 60, T2 40"."""

from __future__ import annotations

import re

from aligner.model.errors import AlignerError
from aligner.model.plan import Plan
from aligner.model.proposals import Choice
from aligner.service import links
from aligner.service.followup_subjects import goal_named
from aligner.tui.client_text import fitted, plain

WHOLE = 100
NAME = 24
NAMED = 12
_SHARE = re.compile(r"(.+?)[\s:=]+(\d{1,3})\s*%?")

Shares = tuple[tuple[Choice, int], ...]


def split_of(plan: Plan, typed: str) -> Shares:
    """Read goals with whole percents that make a hundred, each goal once; nothing where it is not so."""
    goals = {choice.id: choice for choice in links.choices(plan) if choice.kind == "goal"}
    shares: dict[str, int] = {}
    for part in re.split(r"[;,]", typed):
        found = _SHARE.fullmatch(part.strip())
        goal = _named(plan, found[1]) if found else None
        if found is None or goal is None or goal in shares or not int(found[2]):
            return ()
        shares[goal] = int(found[2])
    if sum(shares.values()) != WHOLE:
        return ()
    return tuple((goals[goal], percent) for goal, percent in shares.items())


def _named(plan: Plan, name: str) -> str | None:
    try:
        return goal_named(plan, name).id
    except AlignerError:
        return None


def goals_named(plan: Plan) -> str:
    """The first goals as they can be typed, to be read above the field."""
    names = [fitted(plain(goal.full_name), NAME) for goal in plan.goals[:NAMED]]
    return " · ".join([*names, *(["…"] if len(plan.goals) > NAMED else [])])
