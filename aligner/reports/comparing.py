"""Compare two stored assessments of one plan: what closed, what opened, what moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aligner.model.comparison import (
    AreaMove,
    Cause,
    Change,
    Comparison,
    FileMove,
    FindingMove,
    GoalMove,
    Moved,
)
from aligner.model.finding import Finding, Pillar, Subject, severity_order
from aligner.model.verdicts import Verdict
from aligner.reports.pairing import pairs
from aligner.reports.stored import Stored, StoredArea, StoredFinding, StoredGoal

Key = tuple[str, Subject, str]
"""A check, and the subject it speaks of, by the id that the later assessment knows it under."""


def compare(before: Stored, after: Stored) -> Comparison:
    """Tell two assessments of a plan apart. Findings are matched by check and subject, not by parameters."""
    known = {one.id: one.name for one in before.goals}, {one.id: one.name for one in after.goals}
    same = pairs(*known)
    customer_only = any(one.customer_centric for one in after.goals)
    comparable = before.currency == after.currency
    return Comparison(
        plan=Moved(before.plan, after.plan),
        served=after.served,
        currency=Moved(before.currency, after.currency),
        as_of=Moved(before.as_of, after.as_of),
        version=Moved(before.version, after.version),
        goals=tuple(_goals(before, after, same, with_money=comparable)),
        areas=tuple(_areas(before, after)) if comparable else (),
        findings=tuple(sorted(_findings(before, after, same), key=lambda one: severity_order(one.finding))),
        files=tuple(_files(before.files, after.files)),
        verdicts={verdict: _counted(before, after, verdict, customer_only) for verdict in Verdict},
        customer_only=customer_only,
        shares={name: Moved(before.shares[name], share) for name, share in after.shares.items()},
        sums={name: Moved(before.sums[name], amount) for name, amount in after.sums.items() if comparable},
        thresholds=Moved(before.thresholds, after.thresholds),
    )


def _counted(before: Stored, after: Stored, verdict: Verdict, customer_only: bool) -> Moved[int]:
    then, now = (
        sum(one.verdict is verdict for one in stored.goals if one.customer_centric or not customer_only)
        for stored in (before, after)
    )
    return Moved(then, now)


def _goals(before: Stored, after: Stored, same: Mapping[str, str], *, with_money: bool) -> Iterator[GoalMove]:
    """Yield today's goals in plan order, then those that are gone."""
    earlier = {same[one.id]: one for one in before.goals if one.id in same}
    for goal in after.goals:
        yield _goal(goal, earlier.get(goal.id), goal, with_money=with_money)
    for goal in before.goals:
        if goal.id not in same:
            yield _goal(goal, goal, None, with_money=with_money)


def _goal(
    shown: StoredGoal, then: StoredGoal | None, now: StoredGoal | None, *, with_money: bool
) -> GoalMove:
    levels = (then.pillars if then else {}), (now.pillars if now else {})
    return GoalMove(
        id=shown.id,
        name=shown.name,
        earlier_id=(then or shown).id,
        earlier_name=(then or shown).name,
        customer_centric=shown.customer_centric,
        verdict=Moved(then.verdict if then else None, now.verdict if now else None),
        reason=Moved(then.reason if then else None, now.reason if now else None),
        pillars={pillar: Moved(*(found.get(pillar) for found in levels)) for pillar in Pillar},
        money=Moved(_money(then), _money(now)) if with_money else Moved(None, None),
    )


def _money(goal: StoredGoal | None) -> int | None:
    return goal.money if goal else 0


def _areas(before: Stored, after: Stored) -> Iterator[AreaMove]:
    """Yield today's areas in their order, then those that are gone."""
    then, now = ({one.id: one for one in stored.areas} for stored in (before, after))
    same = pairs(*({id_: area.name for id_, area in areas.items()} for areas in (then, now)))
    earlier = {same[id_]: area for id_, area in then.items() if id_ in same}
    for id_, area in now.items():
        yield _area(area, earlier.get(id_), area)
    for id_, area in then.items():
        if id_ not in same:
            yield _area(area, area, None)


def _area(shown: StoredArea, then: StoredArea | None, now: StoredArea | None) -> AreaMove:
    return AreaMove(
        id=shown.id,
        name=shown.name,
        priority_share=Moved(then.priority_share if then else None, now.priority_share if now else None),
        money_share=Moved(then.money_share if then else None, now.money_share if now else None),
        money=Moved(then.money if then else 0, now.money if now else 0),
    )


class _Beside:
    """The findings of two assessments, each under a key that both share."""

    def __init__(self, before: Stored, after: Stored, goals: Mapping[str, str]) -> None:
        self._same: dict[Subject, Mapping[str, str]] = {Subject.GOAL: goals}
        for kind in set(before.names) & set(after.names) - {Subject.GOAL}:
            self._same[kind] = pairs(before.names[kind], after.names[kind])
        self._gone = {kind: set(before.names[kind]) - set(same) for kind, same in self._same.items()}
        self._new = {kind: set(after.names[kind]) - set(same.values()) for kind, same in self._same.items()}
        self.then = {self._earlier_key(one.finding): one for one in before.findings}
        self.now = {_key(one.finding): one for one in after.findings}

    def _earlier_key(self, finding: Finding) -> Key:
        """The key of an earlier finding: its subject goes by the id that it has now."""
        identity = finding.subject_id
        if self.is_gone(finding):
            identity = f"\0{identity}"  # so that it never meets whatever took its id
        else:
            identity = self._same.get(finding.subject, {}).get(identity, identity)
        return finding.check, finding.subject, identity

    def is_gone(self, finding: Finding) -> bool:
        """Whether what an earlier finding is about isn't there any more."""
        return finding.subject_id in self._gone.get(finding.subject, ())

    def is_new(self, finding: Finding) -> bool:
        """Whether what a finding of today is about wasn't there before."""
        return finding.subject_id in self._new.get(finding.subject, ())


def _key(finding: Finding) -> Key:
    return finding.check, finding.subject, finding.subject_id


def _findings(before: Stored, after: Stored, goals: Mapping[str, str]) -> Iterator[FindingMove]:
    beside = _Beside(before, after, goals)
    for key, now in beside.now.items():
        then = beside.then.get(key)
        if then is None:
            new = beside.is_new(now.finding)
            yield _moved(now, _opened(now), Cause.SUBJECT if new else _cause(key[0], before.judged))
        else:
            yield _moved(now, _kept(then, now), Cause.PLAN)
    for key, then in beside.then.items():
        if key not in beside.now:
            gone = beside.is_gone(then.finding)
            yield _moved(then, Change.CLOSED, Cause.SUBJECT if gone else _cause(key[0], after.judged))


def _moved(stored: StoredFinding, change: Change, cause: Cause) -> FindingMove:
    until = None if change is Change.CLOSED else stored.waived_until
    return FindingMove(stored.finding, change, cause, stored.message, until)


def _opened(now: StoredFinding) -> Change:
    return Change.WAIVED if now.waived_until else Change.OPENED


def _kept(then: StoredFinding, now: StoredFinding) -> Change:
    if now.waived_until:
        return Change.WAIVED
    return Change.LAPSED if then.waived_until else Change.OPEN


def _cause(check: str, judged: Mapping[str, int] | None) -> Cause:
    """Why a finding is missing from the assessment whose checks came to these answers."""
    if judged is None or judged.get(check):
        return Cause.PLAN
    return Cause.MATERIAL if check in judged else Cause.CHECK


def _files(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FileMove]:
    for file, digest in after.items():
        if file not in before:
            yield FileMove(file, "new")
        elif digest != before[file]:
            yield FileMove(file, "changed")
    for file in before:
        if file not in after:
            yield FileMove(file, "gone")
