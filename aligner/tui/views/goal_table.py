"""What stands over the list of goals, and the list as a table to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.finding import Pillar
from aligner.tui.client_text import client_text, plain
from aligner.tui.labels import level_label, pillar_name, verdict_label
from aligner.tui.listing import Selection, areas, name_of, owners
from aligner.tui.look import Look
from aligner.tui.views.heat import legend


def state_line(
    count: int, selection: Selection, assessment: Assessment, look: Look, *, by_family: bool
) -> Text:
    """How many goals of how many, by which limits, in which order, and what the map's signs mean."""
    every = len(assessment.goals)
    shown, of = (formats.number(number, look.language) for number in (count, every))
    some = look.say("state.some", shown=shown, all=of)
    text = Text(look.say("state.goals", count=count) if count == every else some, no_wrap=True)
    for part in _limits(selection, assessment, look):
        text.append(" · ").append_text(part)
    text.append(" · " + look.say(f"sort.{selection.order.value}"), look.style("muted"))
    if by_family:
        text.append(" · " + legend(look), look.style("muted"))
    return text


def _limits(selection: Selection, assessment: Assessment, look: Look) -> Iterator[Text]:
    style = look.style("say")
    if selection.words:
        yield client_text(look.say("state.filter", text=selection.words), style)
    if selection.verdict:
        yield verdict_label(selection.verdict, look).text(look)
    if selection.customer is not None:
        served = look.term(f"served.{assessment.plan.profile.value or 'company'}")
        yield Text(look.say("state.customer" if selection.customer else "state.others", served=served), style)
    if selection.lacking is not None:
        pillar = pillar_name(selection.lacking, look)
        yield Text(i18n.text("overview.lacking.state", look.language, pillar=pillar), style)
    if selection.area is not None:
        yield _one("area", name_of(areas(assessment.plan), selection.area) or selection.area, look)
    if selection.owner is not None and look.names:
        yield _one("owner", name_of(owners(assessment.plan), selection.owner) or selection.owner, look)


def _one(kind: str, name: str, look: Look) -> Text:
    key = f"goals.state.{kind}" if name else f"goals.state.no_{kind}"
    return client_text(i18n.text(key, look.language, name=name), look.style("say"))


def goals_table(goals: Sequence[GoalVerdict], assessment: Assessment, look: Look) -> str:
    """The listed goals as lines of tab-separated values, a head above them; money in whole units."""
    return "\n".join("\t".join(line) for line in (_heads(look), *(_row(g, assessment, look) for g in goals)))


def _heads(look: Look) -> tuple[str, ...]:
    def said(name: str) -> str:
        return i18n.text(f"goals.table.{name}", look.language)

    pillars = (pillar_name(pillar, look) for pillar in Pillar)
    owner = (said("owner"),) if look.names else ()
    first = (said("id"), look.say("column.goal"), said("area"), *owner, look.say("column.verdict"))
    return (*first, said("reason"), *pillars, look.say("column.money"), said("findings"))


def _row(verdict: GoalVerdict, assessment: Assessment, look: Look) -> tuple[str, ...]:
    plan = assessment.plan
    goal = plan.goal_by_id[verdict.goal]
    area = plan.area_by_id.get(goal.area or "")
    owner = (plain(goal.owner),) if look.names else ()
    levels = (level_label(verdict.pillars[pillar].level, look).word for pillar in Pillar)
    return (
        plain(goal.id) if "id" in goal.cells else "",
        plain(goal.name),
        plain(area.name) if area else "",
        *owner,
        verdict_label(verdict.verdict, look).word,
        look.term(f"reason.{verdict.reason.value}") if verdict.reason else "",
        *levels,
        str(formats.round_half_up(Decimal(verdict.money) / 100)),
        str(len(assessment.findings_by_subject.get(verdict.goal, ()))),
    )
