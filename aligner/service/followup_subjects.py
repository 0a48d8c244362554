"""What somebody means who names a goal and a check: the finding, the goal, or what was written on them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from aligner.catalogue.content import find
from aligner.model.assessment import Assessment
from aligner.model.entities import Described, Goal
from aligner.model.errors import SettingsError
from aligner.model.finding import Finding, Subject
from aligner.model.followup import Followup, Remark, Waiver
from aligner.model.plan import Plan
from aligner.words.texts import key

WHOLE = frozenset({"plan", "planen", "suunnitelma"})
"""How the whole plan is named where a check speaks of it."""

_SHOWN = 8
_Named = TypeVar("_Named")


def goal_named(plan: Plan, stated: str) -> Goal:
    """The goal of an id or a name, or of a part of the name that no other has.

    Raises SettingsError with the nearest one.
    """
    return _named([(goal, (goal.id, goal.name, goal.full_name)) for goal in plan.goals], stated)


def finding_named(assessment: Assessment, stated: str, check: str) -> Finding:
    """The finding of a check, by its code or name, on what is named; the first where it has several.

    Raises SettingsError for an unknown check, an unknown subject, and where nothing was found on it.
    """
    asked = find(check)
    plan = assessment.plan
    found = [finding for finding in assessment.findings if finding.check == asked.code]
    meant = _meant(plan, asked.subject, stated)
    for finding in found:
        if finding.subject_id == meant:
            return finding
    others = list(dict.fromkeys(_called(finding, plan) for finding in found if finding.subject_id))
    more = ["…"] if len(others) > _SHOWN else []
    told = ", ".join([*others[:_SHOWN], *more])
    code = "followup-no-finding-but" if told else "followup-no-finding"
    raise SettingsError(code, check=asked.code, name=stated, **({"others": told} if told else {}))


def _meant(plan: Plan, kind: Subject, stated: str) -> str:
    """The id of the subject that is named; empty for the whole plan."""
    if kind is Subject.PLAN:
        whole = {key(plan.name), *WHOLE} - {""}
        return "" if key(stated) in whole else _named([("", tuple(sorted(whole)))], stated)
    if kind is Subject.GOAL:
        return goal_named(plan, stated).id
    things: Sequence[Described] = plan.areas if kind is Subject.AREA else plan.initiatives
    return _named([(one, (one.id, one.name)) for one in things], stated).id


def _called(finding: Finding, plan: Plan) -> str:
    goal = plan.goal_by_id.get(finding.subject_id) if finding.subject is Subject.GOAL else None
    return goal.full_name if goal else finding.subject_name


def _named(things: Sequence[tuple[_Named, tuple[str, ...]]], stated: str) -> _Named:
    """The thing of a name: exactly, else in any case and spacing, else by a part that only one has."""
    wanted = key(stated)
    for fits in (_is_it, _is_like_it, _is_part_of_it):
        found = [thing for thing, names in things if any(fits(name, stated, wanted) for name in names)]
        if len(found) == 1 or (found and fits is not _is_part_of_it):
            return found[0]
    raise SettingsError("followup-no-goal", name=stated, suggestion=_nearest(things, wanted))


def _is_it(name: str, stated: str, wanted: str) -> bool:
    return name == stated


def _is_like_it(name: str, stated: str, wanted: str) -> bool:
    return bool(wanted) and key(name) == wanted


def _is_part_of_it(name: str, stated: str, wanted: str) -> bool:
    return bool(wanted) and wanted in key(name)


def _nearest(things: Iterable[tuple[object, tuple[str, ...]]], wanted: str) -> str:
    """The name that is spelled most like what was given, with its id where that is another."""
    names = {key(name): names for _, names in things for name in names if name}
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0)
    return names[near[0]][-1] if near else "–"


def waiver_named(followup: Followup, stated: str, check: str, by: str) -> Waiver:
    """The last waiver that was written on what is named, by anybody or by one person.

    Raises SettingsError where there is none.
    """
    code = find(check).code
    found = [
        one
        for one in followup.waivers
        if one.about.check == code
        and _fits(one, by)
        and _is_called(stated, one.about.subject_id or _whole(stated), one.about.subject_name)
    ]
    return _last(found, stated)


def remark_named(followup: Followup, stated: str, by: str) -> Remark:
    """The last note that was written on a goal, by anybody or by one person. Raises SettingsError."""
    found = [
        one for one in followup.remarks if _fits(one, by) and _is_called(stated, one.goal, one.goal_name)
    ]
    return _last(found, stated)


def _fits(entry: Waiver | Remark, by: str) -> bool:
    return not by or key(entry.by) == key(by)


def _whole(stated: str) -> str:
    """The whole plan has no id: whatever it may be called stands for one."""
    return stated if key(stated) in WHOLE else ""


def _is_called(stated: str, identity: str, name: str) -> bool:
    wanted = key(stated)
    return bool(wanted) and wanted in {key(identity), key(name), key(f"{identity} {name}")}


_Entry = TypeVar("_Entry", Waiver, Remark)


def _last(found: Sequence[_Entry], stated: str) -> _Entry:
    if not found:
        raise SettingsError("followup-nothing-to-undo", name=stated)
    return found[-1]
