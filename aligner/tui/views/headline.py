"""The first lines of the overview: verdicts, pillars, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.text import Text

from aligner import i18n
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.finding import Pillar
from aligner.model.followup import DecisionState
from aligner.model.verdicts import Level, Verdict
from aligner.service.standing import decision_states
from aligner.tui.labels import count_label, pillar_name
from aligner.tui.listing import Selection
from aligner.tui.look import Look
from aligner.tui.shown import Goto
from aligner.tui.views.columns import asked_count
from aligner.tui.views.entry import Entry, flowing, remark, wrapped
from aligner.tui.views.followup import standing_waivers
from aligner.tui.views.notes import how_many


def verdict_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """How many goals got which verdict, the customer goals first, and on how many each pillar stands."""
    customer = assessment.customer_goals()
    goals = customer or assessment.goals
    served = look.term(f"served.{assessment.plan.profile.value or 'company'}")
    key = "overview.customer_goals" if customer else "overview.all_goals"
    name = Text(look.say(key, count=len(goals), served=served.capitalize()), look.style("strong"))
    only = Selection(customer=True if customer else None)
    yield flowing((Entry(name, goto=Goto("goals", selection=only)), *_counts(goals, only, look)), width)
    yield flowing(tuple(_pillars(goals, only, look)), width)
    if not customer:
        yield remark(look.say("overview.no_customer_goals", served=served), look)
    if assessment.resources_unknown:
        why = look.say(f"overview.unknown_{assessment.resources_unknown}")
        yield Entry(wrapped(why, width, look.style("weak")))


def other_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The verdicts of the goals that are no customer's, where there are both kinds."""
    chosen = {goal.goal for goal in assessment.customer_goals()}
    others = [goal for goal in assessment.goals if goal.goal not in chosen]
    if chosen and others:
        name = Text(look.say("overview.other_goals", count=len(others)), look.style("muted"))
        only = Selection(customer=False)
        yield flowing((Entry(name, goto=Goto("goals", selection=only)), *_counts(others, only, look)), width)


def _counts(goals: Sequence[GoalVerdict], only: Selection, look: Look) -> Iterator[Entry]:
    for verdict in Verdict:
        count = sum(goal.verdict is verdict for goal in goals)
        chosen = replace(only, verdict=verdict)
        text = count_label(verdict, count, look).text(look)
        yield Entry(text, goto=Goto("goals", selection=chosen) if count else None)


def _pillars(goals: Sequence[GoalVerdict], only: Selection, look: Look) -> Iterator[Entry]:
    """On how many goals each pillar stands; leads to the goals where it doesn't."""
    for pillar in Pillar:
        solid = sum(goal.pillars[pillar].level is Level.SOLID for goal in goals)
        kind = "good" if solid == len(goals) else "strong"
        name = (f"{pillar_name(pillar, look)} ", look.style("muted"))
        text = Text.assemble(name, (f"{solid}/{len(goals)}", look.style(kind)))
        lacking = replace(only, lacking=None if solid == len(goals) else pillar)
        yield Entry(text, goto=Goto("goals", selection=lacking))


def waiting_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """What somebody should look at: columns asked about, notes, and what stands in the follow-up."""
    waiting = {
        "columns": ("columns", "weak", asked_count(assessment.plan)),
        "notes": ("notes", "weak", how_many(assessment)),
        **{name: ("followup", kind, count) for name, kind, count in _followed(assessment)},
    }
    said = tuple(
        Entry(Text(_said(name, count, look), look.style(kind)), goto=Goto(tab))
        for name, (tab, kind, count) in waiting.items()
        if count
    )
    if said:
        yield flowing(said, width)


def _said(name: str, count: int, look: Look) -> str:
    return i18n.text(f"overview.waiting.{name}", look.language, count=count)


def _followed(assessment: Assessment) -> Iterator[tuple[str, str, int]]:
    """The follow-up by kind, with a style and a count; what has lapsed comes first."""
    told, waivers = assessment.followup, standing_waivers(assessment)
    yield "expired", "bad", len(waivers["expired"])
    if told.decisions:
        states = tuple(decision_states(assessment).values())
        yield "overdue", "bad", states.count(DecisionState.OVERDUE)
    yield "waived", "", len(waivers["waived"])
    yield "decided", "", len(told.decisions)
    yield "intents", "", len(told.intents)
