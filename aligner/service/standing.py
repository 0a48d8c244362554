"""How the follow-up stands by this reading: what is accepted, what is open, what became of decisions."""

from __future__ import annotations

from aligner.assess.decisions import decision_states
from aligner.assess.same_subjects import in_this_plan
from aligner.assess.waivers import is_accepted, is_waived, open_actions

__all__ = ["decision_states", "in_this_plan", "is_accepted", "is_waived", "open_actions"]
