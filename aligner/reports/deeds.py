"""What would change most, as sentences: which cells to fill, what to fund, and the verdict that it brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aligner.assess.waivers import open_actions
from aligner.i18n import formats
from aligner.model.acts import Act, Action, Step
from aligner.model.assessment import Assessment
from aligner.model.grid import Cell
from aligner.reports.escaping import Safe, cut, md
from aligner.reports.places import Places
from aligner.reports.voice import Voice

_NAME = 90
_MONEY = frozenset({Act.FUND, Act.ADD_PEOPLE})


def deeds(assessment: Assessment, places: Places, voice: Voice) -> tuple[Safe, ...]:
    """Write one sentence for every action, smallest first."""
    return tuple(
        _link(assessment, action.steps[0], voice)
        if action.goal is None
        else _deed(assessment, action, places, voice)
        for action in open_actions(assessment)
    )


def _deed(assessment: Assessment, action: Action, places: Places, voice: Voice) -> Safe:
    goal = assessment.plan.goal_by_id[action.goal or ""]
    written = [step for step in action.steps if step.act not in _MONEY]
    acts = _granted([step for step in action.steps if step.act in _MONEY], voice)
    if written:
        first = _written(written, places, voice)
        acts = voice.t("act.then", first=first, last=acts) if acts else first
    return voice.t(
        "act.line",
        goal=md(cut(goal.full_name, _NAME)),
        acts=acts,
        before=_verdict(action, "before", voice),
        after=_verdict(action, "after", voice),
    )


def _verdict(action: Action, when: str, voice: Voice) -> Safe:
    verdict = action.before if when == "before" else action.after
    return voice.term(f"verdict.{verdict.value}") if verdict else Safe("")


def _written(steps: Sequence[Step], places: Places, voice: Voice) -> Safe:
    """What is to be written down, and in which cells."""
    what = voice.listing(_what(step, voice) for step in steps)
    where = places.where(_cells(steps))
    return voice.t("act.write", what=what, where=where)


def _what(step: Step, voice: Voice) -> Safe:
    return voice.t(f"act.{step.act.value}", name=md(cut(voice.hushed(step.name), _NAME)))


def _cells(steps: Iterable[Step]) -> list[Cell]:
    return list(dict.fromkeys(cell for step in steps for cell in step.cells))


def _granted(steps: Sequence[Step], voice: Voice) -> Safe:
    """Money or people, for which years, and at least how much where the weights tell."""
    if len(steps) > 1 and len({step.years for step in steps}) == 1:
        both = max(steps, key=lambda step: step.money)
        return Safe(" ".join(_grant_parts(both, "fund-and-people", voice)))
    said = [" ".join(_grant_parts(step, step.act.value, voice)) for step in steps]
    return voice.listing(map(Safe, said)) if said else Safe("")


def _grant_parts(step: Step, act: str, voice: Voice) -> Iterator[Safe]:
    yield voice.t(f"act.{act}")
    if step.years:
        years = formats.years(step.years, voice.language)
        yield voice.t("act.for_years", years=years, count=len(step.years))
    if step.money:
        yield voice.t("act.at_least", money=voice.money(_rounded_up(step.money)))


def _rounded_up(minor: int) -> int:
    """Round a least sum up to two digits that tell: 102 857 € is asked for as 110 000 €."""
    unit: int = 10 ** max(0, len(str(minor)) - 2)
    return -(-minor // unit) * unit


def _link(assessment: Assessment, step: Step, voice: Voice) -> Safe:
    left = assessment.plan.ledger.untraced - step.money
    name = md(cut(voice.hushed(step.name), _NAME))
    return voice.t("act.link-money", name=name, money=voice.money(step.money), left=voice.money(left))
