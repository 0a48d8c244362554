"""What moved between two assessments of one plan, on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.finding import Pillar
from aligner.service import whatif
from aligner.service.whatif import GoalEffect
from aligner.tui.client_text import client_text, fitted, plain
from aligner.tui.labels import Label, level_label, pillar_abbreviation, verdict_label
from aligner.tui.look import Look

SHOWN = 4
WIDEST = 24
"""So many goals are named, each in so many cells."""


def effect_text(before: Assessment, after: Assessment, look: Look) -> Text:
    """The goals whose verdict changed, then those with a pillar that did, and what became of the money."""
    goals = whatif.difference(before, after).goals
    moved = [*_verdicts(goals, after, look), *_pillars(goals, after, look)]
    said = moved[:SHOWN]
    if len(moved) > SHOWN:
        said.append(Text(f"+{len(moved) - SHOWN}"))
    if money := after.plan.ledger.traced - before.plan.ledger.traced:
        said.append(Text(_traced(money, after, look)))
    return Text("  ", no_wrap=True).join(said) if said else Text(look.say("effect.nothing"))


def moved_goal(goal: GoalEffect, plan_of: Assessment, look: Look, width: int) -> Text:
    """One goal on a line: its verdict before and after where it changed, then every pillar that did."""
    name = client_text(plan_of.plan.goal_by_id[goal.goal].full_name, width=max(12, width // 2))
    text = Text.assemble("→ ", name, no_wrap=True)
    if goal.before.verdict is not goal.after.verdict:
        was, now = (verdict_label(one.verdict, look) for one in (goal.before, goal.after))
        text.append("  ").append_text(was.mark(look)).append(" → ").append_text(now.text(look))
    for pillar in _changed_pillars(goal):
        was, now = (level_label(one.pillars[pillar].level, look) for one in (goal.before, goal.after))
        text.append(f"  {pillar_abbreviation(pillar, look)} ")
        text.append_text(was.mark(look)).append("→").append_text(now.mark(look))
    return text


def _verdicts(goals: Sequence[GoalEffect], after: Assessment, look: Look) -> Iterator[Text]:
    for goal in goals:
        if goal.before.verdict is not goal.after.verdict:
            ends = (verdict_label(one.verdict, look) for one in (goal.before, goal.after))
            yield _moved(goal, "", tuple(ends), after, look)


def _pillars(goals: Sequence[GoalEffect], after: Assessment, look: Look) -> Iterator[Text]:
    for goal in goals:
        changed = _changed_pillars(goal) if goal.before.verdict is goal.after.verdict else ()
        for pillar in changed[:1]:
            ends = (level_label(one.pillars[pillar].level, look) for one in (goal.before, goal.after))
            yield _moved(goal, f" {pillar_abbreviation(pillar, look)}", tuple(ends), after, look)


def _changed_pillars(goal: GoalEffect) -> Sequence[Pillar]:
    was, now = goal.before.pillars, goal.after.pillars
    return [pillar for pillar in now if was[pillar].level is not now[pillar].level]


def _moved(goal: GoalEffect, pillar: str, ends: tuple[Label, ...], after: Assessment, look: Look) -> Text:
    """``T3 ✘→◐``; a goal without an id of its own is told by its name."""
    one = after.plan.goal_by_id[goal.goal]
    name = fitted(plain(one.id if "id" in one.cells else one.name), WIDEST)
    was, now = (end.mark(look) for end in ends)
    return Text.assemble(f"{name}{pillar} ", was, "→", now)


def _traced(money: int, after: Assessment, look: Look) -> str:
    told = formats.short_money(money, after.plan.currency, look.language)
    return look.say("effect.traced", money=f"+{told}" if money > 0 else told)
