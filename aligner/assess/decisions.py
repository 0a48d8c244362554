"""Whether the plan was changed after something was decided about a finding."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain

from aligner.assess.policy import SILENCES
from aligner.model.assessment import Assessment
from aligner.model.entities import Described
from aligner.model.finding import Finding, Outcome, Subject
from aligner.model.followup import Decision, DecisionState
from aligner.model.grid import Cell
from aligner.model.plan import Plan
from aligner.words.texts import LONGEST

_ASKED = (Outcome.FOUND, Outcome.CLEAR, Outcome.IMPLIED)


def decision_states(assessment: Assessment) -> Mapping[str, DecisionState]:
    """What this reading tells of every decision of the follow-up, by the decision's id."""
    reading = _Reading(assessment)
    return {decision.id: reading.state(decision) for decision in assessment.followup.decisions}


def own_field(plan: Plan, finding: Finding, cell: Cell) -> str:
    """The field of the finding's subject that a cell holds; empty where it is a cell of something else."""
    subject = _subjects(plan, finding.subject).get(finding.subject_id)
    cells = subject.cells if subject else {}
    return next((field for field, own in cells.items() if _place(own) == _place(cell)), "")


def _subjects(plan: Plan, kind: Subject) -> Mapping[str, Described]:
    described: Mapping[Subject, Mapping[str, Described]] = {
        Subject.GOAL: plan.goal_by_id,
        Subject.AREA: plan.area_by_id,
        Subject.INITIATIVE: plan.initiative_by_id,
    }
    return described.get(kind, {})


def _place(cell: Cell) -> tuple[str, str, int, int]:
    return cell.file, cell.sheet, cell.row, cell.column


class _Reading:
    """One reading of the plan, asked about decisions that were taken at an earlier one."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._plan = assessment.plan
        self._asked = {t.check for t in assessment.tallies if any(map(t.count, _ASKED))}

    def state(self, decision: Decision) -> DecisionState:
        if self._is_gone(decision):
            return DecisionState.DONE
        if decision.due is not None and decision.due < self._assessment.as_of:
            return DecisionState.OVERDUE
        changed = any(self._differs(decision, field, cell) for field, cell in decision.named_cells)
        return DecisionState.CHANGED if changed else DecisionState.UNCHANGED

    def _is_gone(self, decision: Decision) -> bool:
        """Whether the check was asked and finds nothing more, nor keeps silent under a worse finding."""
        check, *subject = decision.about.whose
        hushing = {first for first, others in SILENCES if check.startswith(others)}
        found = self._checks_on.get(tuple(subject), frozenset())
        return check in self._asked and not found & {check, *hushing}

    def _differs(self, decision: Decision, field: str, before: Cell) -> bool:
        """Whether a cell reads differently now; one that isn't found any more tells nothing.

        A cell of the subject's own row is found again by its field, wherever the row has moved. Of another
        row's cell the place is looked at; where its text stands elsewhere in the column, the row has moved.
        """
        if field:
            subject = _subjects(self._plan, decision.about.subject).get(decision.about.subject_id)
            now = subject.cells.get(field) if subject else None
            return now is not None and _text(now) != _text(before)
        there = self._texts.get(_place(before))
        column = (before.file, before.sheet, before.column, _text(before))
        return there is not None and column not in self._in_columns

    @cached_property
    def _checks_on(self) -> Mapping[tuple[object, ...], frozenset[str]]:
        found: dict[tuple[object, ...], set[str]] = {}
        for finding in self._assessment.findings:
            found.setdefault((finding.subject, finding.subject_id), set()).add(finding.check)
        return {subject: frozenset(checks) for subject, checks in found.items()}

    @cached_property
    def _texts(self) -> Mapping[tuple[str, str, int, int], str]:
        """Every cell that the plan's own things and the findings name, by its place."""
        plan = self._plan
        things = chain(plan.areas, plan.goals, plan.metrics, plan.initiatives, plan.evidence)
        cells = chain.from_iterable(thing.cells.values() for thing in things)
        shown = chain.from_iterable(finding.evidence for finding in self._assessment.findings)
        return {_place(cell): _text(cell) for cell in chain(cells, shown)}

    @cached_property
    def _in_columns(self) -> frozenset[tuple[str, str, int, str]]:
        return frozenset(
            (file, sheet, column, text) for (file, sheet, _, column), text in self._texts.items()
        )


def _text(cell: Cell) -> str:
    return " ".join(cell.text[:LONGEST].split())
