"""Goals within goals: which stand on their own, and which are divided into smaller ones."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.model.entities import Goal


def top_goals(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """Return the goals that are no part of another one among these."""
    known = {goal.id for goal in goals}
    return tuple(goal for goal in goals if goal.parent not in known)


def undivided_goals(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """Return the goals that have no parts among these: each piece of work once."""
    parents = {goal.parent for goal in goals}
    return tuple(goal for goal in goals if goal.id not in parents)
