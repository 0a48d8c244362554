"""Everything about one goal: its words, its state, its findings, its money, what is done and measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.acts import Change
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.entities import Goal
from aligner.model.finding import Pillar
from aligner.model.followup import Remark
from aligner.tui.client_text import client_text, plain
from aligner.tui.labels import goal_label, level_label, pillar_name
from aligner.tui.look import Look
from aligner.tui.shown import Shown
from aligner.tui.views.changes import change_words
from aligner.tui.views.entry import Entry, heading, remark, two_sided, wrapped
from aligner.tui.views.followup import day_told
from aligner.tui.views.goal_findings import finding_entries
from aligner.tui.views.goal_words import word_entries
from aligner.tui.views.heat import PLAN, plan_findings
from aligner.tui.views.means import means_entries


def detail_entries(shown: Shown, goal_id: str | None, look: Look, width: int) -> tuple[Entry, ...]:
    """What stands beside the list: a goal, the plan as a whole, or that nothing is listed."""
    if goal_id is None:
        return (remark(look.say("state.nothing"), look),)
    if goal_id == PLAN:
        return plan_entries(shown.assessment, look, width)
    before = shown.read.verdict_by_goal.get(goal_id)
    return goal_entries(shown.assessment, goal_id, look, width, changes=shown.changes, before=before)


def goal_entries(
    assessment: Assessment,
    goal_id: str,
    look: Look,
    width: int,
    *,
    changes: Sequence[Change] = (),
    before: GoalVerdict | None = None,
) -> tuple[Entry, ...]:
    """All entries of a goal, for a list of ``width`` cells.

    ``changes`` are those tried on the plan that the assessment is of, ``before`` the verdict without them.
    """
    goal = assessment.plan.goal_by_id[goal_id]
    verdict = assessment.verdict_by_goal[goal_id]
    own = [change for change in changes if change.goal == goal_id]
    return (
        _head(goal, verdict, look, width),
        *_tried(own, verdict, before, assessment.plan.currency, look, width),
        *word_entries(goal, look),
        *_facts(goal, verdict, assessment, look),
        *finding_entries(assessment, assessment.findings_by_subject.get(goal_id, ()), look, width),
        *_remarks(assessment.followup.remarks_on(goal_id), look, width),
        *means_entries(assessment, goal, look, width),
    )


def plan_entries(assessment: Assessment, look: Look, width: int) -> tuple[Entry, ...]:
    """What was found that speaks of no single goal."""
    title = Text(i18n.text("goals.plan.name", look.language), style=look.style("strong"))
    about = wrapped(i18n.text("goals.plan.about", look.language), width, look.style("muted"))
    found = finding_entries(assessment, plan_findings(assessment), look, width)
    return (Entry(title), Entry(about), *found)


def _head(goal: Goal, verdict: GoalVerdict, look: Look, width: int) -> Entry:
    name = client_text(goal.full_name, look.style("strong"))
    state = goal_label(verdict, look).text(look)
    lines = [two_sided(name, state, width), _pillars(verdict, look, "   ")]
    if lines[1].cell_len > width:
        lines[1] = _pillars(verdict, look, "\n")
    return Entry(Text("\n").join(lines), cell=goal.cells.get("name"))


def _pillars(verdict: GoalVerdict, look: Look, middle: str) -> Text:
    """The four pillars, two and two with ``middle`` between the pairs."""
    text = Text()
    for index, pillar in enumerate(Pillar):
        text.append(("", "   ", middle, "   ")[index])
        text.append(f"{pillar_name(pillar, look)} ", look.style("muted"))
        text.append_text(level_label(verdict.pillars[pillar].level, look).text(look))
    return text


def _tried(
    changes: Sequence[Change],
    verdict: GoalVerdict,
    before: GoalVerdict | None,
    currency: str,
    look: Look,
    width: int,
) -> Iterator[Entry]:
    """What is being tried on the goal, and what it would bring."""
    if not changes or before is None:
        return
    labels = [goal_label(one, look).text(look).plain for one in (before, verdict)]
    key = "tried_same" if labels[0] == labels[1] else "tried"
    words = {"before": labels[0], "after": labels[1], "verdict": labels[1]}
    yield Entry(wrapped(i18n.text(f"goals.detail.{key}", look.language, **words), width, look.style("say")))
    for change in changes:
        yield Entry(wrapped(change_words(change, currency, look), width, indent="  * ", hang="    "))


def _facts(goal: Goal, verdict: GoalVerdict, assessment: Assessment, look: Look) -> Iterator[Entry]:
    """Where it belongs, who answers for it, by when, and how its weight and its money compare."""
    area = assessment.plan.area_by_id.get(goal.area or "")
    said = [look.say("detail.area", name=plain(area.name))] if area else []
    said.append(_owner(goal, look))
    if goal.horizon:
        horizon = plain(goal.horizon.text) or str(goal.horizon.year)
        said.append(i18n.text("goals.detail.horizon", look.language, text=horizon))
    cell = goal.cells.get("owner")
    yield Entry(Text(" · ".join(said), style=look.style("muted")), cell=cell if goal.owner else None)
    if verdict.priority_share is not None and verdict.money_share is not None:
        shares = {"weight": verdict.priority_share, "money": verdict.money_share}
        shown = {name: formats.percent(share, look.language) for name, share in shares.items()}
        yield remark(i18n.text("goals.detail.shares", look.language, **shown), look)


def _owner(goal: Goal, look: Look) -> str:
    if not goal.owner:
        return look.say("detail.owner_missing")
    if not look.names:
        return look.say("detail.owner_recorded")
    return look.say("detail.owner", name=plain(goal.owner))


def _remarks(remarks: Sequence[Remark], look: Look, width: int) -> Iterator[Entry]:
    """What people have noted about the goal, the latest first."""
    if remarks:
        yield heading(i18n.text("goals.detail.notes", look.language), look)
    for one in reversed(remarks):
        signed = [plain(one.by)] if look.names and one.by else []
        when = " · ".join((*signed, day_told(one.at, look)))
        text = wrapped(plain(one.text), width, indent="• ", hang="  ")
        yield Entry(text.append(f"\n  {when}", look.style("muted")))
