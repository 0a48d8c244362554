"""Which stages of the customer's journey an initiative touches, by its column or by its words."""

from __future__ import annotations

from functools import lru_cache

from aligner.model.entities import Initiative, JourneyStage
from aligner.model.plan import Plan
from aligner.words.promises import everyone, whole
from aligner.words.texts import REMEMBERED, key, same_stem, stems

_ENDED = frozenset({"stopped"})


def stages_of(initiative: Initiative, plan: Plan) -> tuple[JourneyStage, ...]:
    """Return the stages of the plan's own list that an initiative touches; what is stopped touches none."""
    if _ENDED & (initiative.kinds("stage") | initiative.kinds("status")):
        return ()
    said = initiative.text("journey")
    if said and (whole(said) or everyone(said)):
        return plan.journey
    named = tuple(stage for stage in plan.journey if _names(stage, said or initiative.words, bool(said)))
    told = initiative.kinds("journey")
    return named or tuple(stage for stage in plan.journey if stage.kinds("journey") & told)


def is_placed(initiative: Initiative, plan: Plan) -> bool:
    """Whether the plan tells where on the journey an initiative is felt."""
    return bool(initiative.text("journey") or initiative.kinds("journey") or stages_of(initiative, plan))


def placed_share(plan: Plan) -> float:
    """Return the share of the initiatives for customers that can be placed on the journey, 0–1."""
    served = [initiative for initiative in plan.initiatives if plan.serves_customers(initiative)]
    return sum(is_placed(initiative, plan) for initiative in served) / len(served) if served else 0.0


def by_stage(plan: Plan) -> dict[str, list[Initiative]]:
    """Return the initiatives that touch each stage, by the stage's id, in plan order."""
    found: dict[str, list[Initiative]] = {stage.id: [] for stage in plan.journey}
    for initiative in plan.initiatives:
        for stage in stages_of(initiative, plan):
            found[stage.id].append(initiative)
    return found


def money_by_stage(plan: Plan) -> dict[str, int]:
    """Return the minor units on the lines of each stage's initiatives, divided equally over their stages."""
    found = {stage.id: 0 for stage in plan.journey}
    for initiative in plan.initiatives:
        stages = stages_of(initiative, plan)
        for stage in stages:
            found[stage.id] += plan.ledger.of_initiative(initiative.id) // len(stages)
    return found


def worst_stage(plan: Plan) -> JourneyStage | None:
    """Return the one stage with the lowest score; None where under three have one, or two share it."""
    scored = sorted((stage for stage in plan.journey if stage.score is not None), key=_score)
    if len(scored) < 3 or scored[0].score == scored[1].score:
        return None
    return scored[0]


def _score(stage: JourneyStage) -> float:
    return float(stage.score or 0)


def _names(stage: JourneyStage, text: str, is_column: bool) -> bool:
    """Whether a text names a stage: in a column by its words or id, elsewhere by all its word stems."""
    if is_column and (key(stage.name) in key(text) or key(stage.id) in key(text).replace(",", " ").split()):
        return True
    return _holds(text, stage.name)


@lru_cache(maxsize=REMEMBERED)
def _holds(text: str, name: str) -> bool:
    """Whether a text holds every word of a name in some form."""
    told = _stems(text)
    return all(any(same_stem(part, other) for other in told) for part in _stems(name) or ("",))


_stems = lru_cache(maxsize=REMEMBERED)(stems)
