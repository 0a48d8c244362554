"""What a check is: a pure function over one subject, and what the catalogue says about it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, Unpack

from aligner import i18n
from aligner.model.finding import Finding, Outcome, Param, Pillar, Severity, Subject
from aligner.model.grid import Cell
from aligner.model.options import Option
from aligner.model.plan import Plan

Rule = Callable[..., Iterator["Seen | NotAssessed"]]
EVIDENCE_LIMIT = 50

_PILLARS = {
    "DEF": Pillar.DEFINITION,
    "AMB": Pillar.AMBITION,
    "MET": Pillar.METRICS,
    "RES": Pillar.RESOURCES,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule yields where it finds its state: cells that show it, parameters of the message."""

    evidence: tuple[Cell, ...] = ()
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """What a rule yields where there is nothing to judge by.

    ``unsaid``: the plan has no place for what the check asks and says nothing of it, so that the
    question goes into the box "The plan doesn't say".
    """

    unsaid: bool = False


NOT_ASSESSED = NotAssessed()
UNSAID = NotAssessed(unsaid=True)


def seen(*evidence: Cell, **params: Param) -> Seen:
    """Say that the state is there."""
    return Seen(evidence, params)


class Answer(NamedTuple):
    """The outcome of one check on one subject, with its findings."""

    check: Check
    subject: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    error: str = ""
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A registered rule. Without any of ``needs`` in the plan the answer is *not assessed*.

    ``needs`` are names of the contract's fields, or ``"budget."`` for any of a kind; every one of them
    must be recorded. ``customer_only``: asked of customer-centric goals only, and where the check looks
    at the whole plan, not assessed without one. ``profiles``: asked of organisations of these kinds only,
    where the kind is told; empty, of all.
    """

    code: str
    name: str
    severity: Severity
    subject: Subject
    source: str
    needs: frozenset[str]
    customer_only: bool
    profiles: frozenset[str]
    rule: Rule
    path: Path

    @property
    def pillar(self) -> Pillar | None:
        """The pillar that the check bears on, if it is one of the four families."""
        return _PILLARS.get(self.code[:3])

    @property
    def texts(self) -> Mapping[str, Mapping[str, str]]:
        """The title, message, why, fix and question in every language."""
        return i18n.load(self.path)

    @property
    def examples(self) -> list[dict[str, Any]]:
        return list(i18n.load(self.path).get("example", ()))

    @property
    def options(self) -> dict[str, Option]:
        """The keyword-only parameters of the rule and their defaults: its thresholds."""
        parameters = inspect.signature(self.rule).parameters.values()
        return {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY}

    def run(self, plan: Plan, options: Mapping[str, Option] | None = None) -> Iterator[Answer]:
        """Answer for every subject of the plan, in plan order."""
        rule = partial(self.rule, **(options or {}))
        askable = self._is_askable(plan)
        for subject in self._subjects(plan):
            if askable:
                yield self._ask(rule, subject, plan)
            else:
                yield Answer(self, subject.id if subject else "", Outcome.NOT_ASSESSED)

    def answer(self, plan: Plan, subject: Any, options: Mapping[str, Option] | None = None) -> Answer:
        """Answer for one subject; None for the plan itself."""
        if not self._is_askable(plan):
            return Answer(self, subject.id if subject else "", Outcome.NOT_ASSESSED)
        return self._ask(partial(self.rule, **(options or {})), subject, plan)

    def concerns(self, plan: Plan) -> bool:
        """Whether the check is asked of this kind of organisation at all."""
        return not self.profiles or not plan.profile or plan.profile.value in self.profiles

    def _is_askable(self, plan: Plan) -> bool:
        if self.customer_only and self.subject is Subject.PLAN and not plan.customer_goals:
            return False
        return self.concerns(plan) and (
            self.needs <= plan.recorded or all(plan.records(need) for need in self.needs)
        )

    def _subjects(self, plan: Plan) -> Iterable[Any]:
        if self.subject is Subject.GOAL:
            return [g for g in plan.goals if g.customer_centric or not self.customer_only]
        wider: dict[Subject, Iterable[Any]] = {Subject.AREA: plan.areas, Subject.INITIATIVE: plan.initiatives}
        return wider.get(self.subject, (None,))

    def _ask(self, rule: Rule, subject: Any, plan: Plan) -> Answer:
        where = subject.id if subject else ""
        try:
            hits = list(rule(plan) if subject is None else rule(subject, plan))
        except Exception as error:  # noqa: BLE001 - one broken check must cost one line, not the report
            return Answer(self, where, Outcome.CRASHED, error=repr(error))
        if not hits:
            return Answer(self, where, Outcome.CLEAR)
        found = tuple([self._finding(subject, hit) for hit in hits if isinstance(hit, Seen)])
        if found:
            return Answer(self, where, Outcome.FOUND, found)
        return Answer(self, where, Outcome.NOT_ASSESSED, unsaid=UNSAID in hits)

    def _finding(self, subject: Any, hit: Seen) -> Finding:
        return Finding(
            check=self.code,
            name=self.name.replace("_", "-"),
            severity=self.severity,
            subject=self.subject,
            subject_id=subject.id if subject else "",
            subject_name=subject.name if subject else "",
            params=dict(hit.params),
            evidence=hit.evidence[:EVIDENCE_LIMIT],
            total=len(hit.evidence),
        )


class Conditions(TypedDict, total=False):
    """When a check is asked: see :class:`Check`."""

    needs: Iterable[str]
    customer_only: bool
    profiles: Iterable[str]


Making = Callable[[Rule], Check]


def _register(
    code: str, severity: Severity, subject: Subject, source: str, **when: Unpack[Conditions]
) -> Making:
    def wrap(rule: Rule) -> Check:
        path = Path(inspect.getfile(rule)).with_suffix(".toml")
        return Check(
            code=code,
            name=path.stem,
            severity=severity,
            subject=subject,
            source=source,
            needs=frozenset(when.get("needs", ())),
            customer_only=when.get("customer_only", False),
            profiles=frozenset(when.get("profiles", ())),
            rule=rule,
            path=path,
        )

    return wrap


def goal_check(code: str, severity: Severity, *, source: str, **when: Unpack[Conditions]) -> Making:
    """Make a check of a function ``(goal, plan, *, options)``, asked of every goal."""
    return _register(code, severity, Subject.GOAL, source, **when)


def area_check(code: str, severity: Severity, *, source: str, **when: Unpack[Conditions]) -> Making:
    """Make a check of a function ``(area, plan, *, options)``, asked of every focus area."""
    return _register(code, severity, Subject.AREA, source, **when)


def initiative_check(code: str, severity: Severity, *, source: str, **when: Unpack[Conditions]) -> Making:
    """Make a check of a function ``(initiative, plan, *, options)``, asked of every initiative."""
    return _register(code, severity, Subject.INITIATIVE, source, **when)


def plan_check(code: str, severity: Severity, *, source: str, **when: Unpack[Conditions]) -> Making:
    """Make a check of a function ``(plan, *, options)``, asked once."""
    return _register(code, severity, Subject.PLAN, source, **when)
