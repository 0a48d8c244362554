"""The follow-up as JSON: what is waived, noted, decided and to be changed, and what is damaged."""

from __future__ import annotations

from typing import Any

from aligner.assess.decisions import decision_states
from aligner.model.acts import Act, Change
from aligner.model.assessment import Assessment
from aligner.model.finding import Finding
from aligner.model.followup import About, Decision, Entry, Waiver
from aligner.model.grid import Cell
from aligner.model.ledger import UNDATED
from aligner.reports.amounts_json import amount
from aligner.reports.authors import Authors
from aligner.reports.people import People

Json = dict[str, Any]


class FollowupJson:
    """Writes one assessment's follow-up; ``names`` False leaves out who wrote and who does it."""

    def __init__(self, assessment: Assessment, people: People, *, names: bool) -> None:
        self._assessment = assessment
        self._names = names
        self._authors = Authors(assessment.followup, people, shown=names)

    def waived(self, finding: Finding) -> Json | None:
        """The waiver that holds for a finding on the day of the assessment, or null."""
        waiver = self._assessment.followup.waiver_of(finding, self._assessment.as_of)
        return self._terms(waiver) if waiver else None

    def document(self) -> Json:
        """Everything that stands in the follow-up, oldest first."""
        followup = self._assessment.followup
        states = decision_states(self._assessment)
        return {
            "waivers": [self._waiver(one) for one in followup.waivers],
            "notes": [
                {**self._entry(one), "goal": one.goal, "name": one.goal_name, "text": self._said(one.text)}
                for one in followup.remarks
            ],
            "decisions": [self._decision(one, states[one.id].value) for one in followup.decisions],
            "changes": [{**self._entry(one), **self._change(one.change)} for one in followup.intents],
            "damaged": [_damaged(cell) for cell in followup.damaged],
            "kept_aside": list(followup.kept_aside),
        }

    def _entry(self, entry: Entry) -> Json:
        return {"id": entry.id, "at": entry.at, "by": self._authors.name(entry.by)}

    def _said(self, text: str) -> str:
        return self._authors.hush(text)

    def _terms(self, waiver: Waiver) -> Json:
        by = self._authors.name(waiver.by)
        return {"reason": self._said(waiver.reason), "by": by, "until": waiver.until.isoformat()}

    def _waiver(self, waiver: Waiver) -> Json:
        expired = not waiver.holds(self._assessment.as_of)
        return {**self._entry(waiver), **_about(waiver.about), **self._terms(waiver), "expired": expired}

    def _decision(self, decision: Decision, state: str) -> Json:
        return {
            **self._entry(decision),
            **_about(decision.about),
            "what": self._said(decision.what),
            "who": self._authors.name(decision.who),
            "due": decision.due.isoformat() if decision.due else None,
            "state": state,
        }

    def _change(self, change: Change) -> Json:
        named = change.act is not Act.NAME_OWNER or self._names
        return {
            "goal": change.goal,
            "act": change.act.value,
            "text": self._said(change.text) if named else "",
            "baseline": change.baseline,
            "target": change.target,
            "deadline": change.deadline,
            "amounts": [_amount(change.act, year, of_it) for year, of_it in change.amounts],
        }


def _about(about: About) -> Json:
    subject = {"kind": about.subject.value, "id": about.subject_id, "name": about.subject_name}
    return {"check": about.check, "subject": subject}


def _amount(act: Act, year: int, of_it: int) -> Json:
    when = "undated" if year == UNDATED else str(year)
    if act is Act.ADD_PEOPLE:
        return {"year": when, "person_years": of_it / 1000}
    return {"year": when, "amount": amount(of_it)}


def _damaged(cell: Cell) -> Json:
    return {"file": cell.file, "line": cell.row or None}
