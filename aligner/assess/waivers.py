"""What a waiver does and doesn't: no verdict changes, but nobody is asked about what is accepted."""

from __future__ import annotations

from aligner.model.acts import Action
from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.finding import Finding


def is_waived(assessment: Assessment, finding: Finding) -> bool:
    """Whether a finding is accepted on the day of the assessment."""
    return assessment.followup.waiver_of(finding, assessment.as_of) is not None


def is_accepted(assessment: Assessment, verdict: GoalVerdict) -> bool:
    """Whether every blocker that decided a goal's verdict is waived, and there is one."""
    deciding = {code for state in verdict.pillars.values() for code in state.findings}
    about = assessment.findings_by_subject.get(verdict.goal, ())
    waived = {finding.check for finding in about if is_waived(assessment, finding)}
    return bool(deciding) and deciding <= waived


def open_actions(assessment: Assessment) -> tuple[Action, ...]:
    """The acts that would change most, but for those on goals that are accepted as they are."""
    if not assessment.followup.waivers:
        return assessment.actions
    accepted = {verdict.goal for verdict in assessment.goals if is_accepted(assessment, verdict)}
    return tuple(action for action in assessment.actions if action.goal not in accepted)
