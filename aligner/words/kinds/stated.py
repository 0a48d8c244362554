"""What a column of kinds says in so many words, mapped to the closed lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aligner.model.told import UNTOLD, Told
from aligner.words.kinds.evidence import evidence_method
from aligner.words.kinds.initiatives import initiative_kinds, initiative_step, journey_stage, value_phase
from aligner.words.kinds.metrics import metric_kind, metric_timing
from aligner.words.kinds.owners import function_of
from aligner.words.kinds.states import status_of
from aligner.words.kinds.telling import spoken
from aligner.words.texts import LONGEST, key


def _first_kind(text: str) -> Told:
    return next(iter(initiative_kinds(text)), UNTOLD)


def _untold(_: str) -> Told:
    return UNTOLD


# For each field the closed list, in the order in which its words are looked for, and the words' own reading.
_LISTS: Mapping[str, tuple[str, Callable[[str], Told]]] = {
    "metric.kind": ("employee customer business", metric_kind),
    "metric.timing": ("leading lagging", metric_timing),
    "initiative.kind": (
        "statutory security insight-use insight data training marketing acquisition care frontline "
        "leadership culture recovery human-help saving experiment employee technology upkeep",
        _first_kind,
    ),
    "initiative.stage": ("stopped not-started done pilot validation concept roll-out build", initiative_step),
    "initiative.status": ("green amber red stopped done", status_of),
    "initiative.function": (
        "marketing sales it digital customer-service hr finance operations development communications "
        "product logistics whole",
        function_of,
    ),
    "initiative.journey": (
        "exit renewal onboarding purchase consideration awareness support use",
        journey_stage,
    ),
    "initiative.phase": ("creation capture production", value_phase),
    "goal.status": ("green amber red stopped done", status_of),
    "goal.kind": ("hygiene edge customer", _untold),
    "evidence.method": (
        "co-creation panel interview test observation survey complaint data desk",
        evidence_method,
    ),
}


def stated(field: str, text: str) -> Told:
    """Return what a cell of a column such as "metric.kind" says, of that field's closed list.

    The answer has no words, since the plan states it. Where the cell says it in none of the known ways, its
    words are read as those of a name would be. A field without a closed list is never stated.
    """
    values, read = _LISTS.get(field, ("", _untold))
    said = key(text[:LONGEST])
    if said in values.split():
        return Told(said)
    found = spoken(text, "stated")
    for value in values.split():
        if found.get(f"{field}/{value}"):
            return Told(value)
    return Told(read(text).value)
