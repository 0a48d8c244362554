"""What moved between two assessments of one plan, on one line."""

from __future__ import annotations

from rich.text import Text

from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.service import whatif
from aligner.tui.client_text import plain
from aligner.tui.labels import level_label, verdict_label
from aligner.tui.look import Look

SHOWN = 4


def effect_text(before: Assessment, after: Assessment, look: Look) -> Text:
    """The goals whose verdict changed, else those with a pillar that did, else what became of the money."""
    effect = whatif.difference(before, after)
    text = Text(no_wrap=True)
    for goal in effect.goals[:SHOWN]:
        name = plain(after.plan.goal_by_id[goal.goal].id, 20)
        if goal.before.verdict is not goal.after.verdict:
            ends = (verdict_label(one.verdict, look) for one in (goal.before, goal.after))
        else:
            pillar = next(
                (
                    p
                    for p in goal.after.pillars
                    if goal.before.pillars[p].level is not goal.after.pillars[p].level
                ),
                None,
            )
            if pillar is None:
                continue
            ends = (level_label(one.pillars[pillar].level, look) for one in (goal.before, goal.after))
        marks = [end.mark(look) for end in ends]
        text.append("  " if text else "").append(f"{name} ").append_text(marks[0]).append("→").append_text(
            marks[1]
        )
    rest = len(effect.goals) - SHOWN
    if rest > 0:
        text.append(f"  +{rest}")
    moved = after.plan.ledger.traced - before.plan.ledger.traced
    if moved:
        sign = "+" if moved > 0 else ""
        money = formats.short_money(moved, after.plan.currency, look.language)
        text.append("  " if text else "").append(look.say("effect.traced", money=f"{sign}{money}"))
    return text or Text(look.say("effect.nothing"))
