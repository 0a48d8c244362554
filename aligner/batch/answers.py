"""What the work on one plan comes to, where it comes to something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aligner.model.portfolio import PlanRecord


@dataclass(frozen=True, slots=True)
class PlanDone:
    """A plan's reports by format in UTF-8, its record, and the fingerprint of what was read."""

    record: PlanRecord
    reports: Mapping[str, bytes]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing has changed since the plan was done with this fingerprint."""

    fingerprint: str
