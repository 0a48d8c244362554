"""What kind of thing a metric, an initiative, an owner, evidence or a plan is, told from its words.

Every function takes texts as they stand in the plan and returns :class:`aligner.model.told.Told` with the
telling words, falsy where nothing tells. None raises; each looks at the first 2,000 characters.
"""

from aligner.words.kinds.directions import better_direction, direction
from aligner.words.kinds.evidence import evidence_method, hears, non_customers
from aligner.words.kinds.initiatives import (
    initiative_kinds,
    initiative_step,
    journey_stage,
    upkeep_kind,
    value_phase,
)
from aligner.words.kinds.metrics import metric_kind, metric_side, metric_timing, metric_topic, survey_score
from aligner.words.kinds.owners import executive, function_of, owner_form
from aligner.words.kinds.plans import commerce, profile
from aligner.words.kinds.stated import stated
from aligner.words.kinds.states import status_of

__all__ = [
    "better_direction",
    "commerce",
    "direction",
    "evidence_method",
    "executive",
    "function_of",
    "hears",
    "initiative_kinds",
    "initiative_step",
    "journey_stage",
    "metric_kind",
    "metric_side",
    "metric_timing",
    "metric_topic",
    "non_customers",
    "owner_form",
    "profile",
    "stated",
    "status_of",
    "survey_score",
    "upkeep_kind",
    "value_phase",
]
