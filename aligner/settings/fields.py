"""The closed list of what a column can be; ``aligner columns`` and ``aligner.toml`` speak it."""

from __future__ import annotations

_OF = {
    "area": "id name definition ambition weight owner not_doing",
    "goal": (
        "id name parent definition ambition horizon segment need owner sponsor weight status kind review "
        "decision reward priority"
    ),
    "metric": "id name kind unit baseline target deadline actual measured owner timing",
    "initiative": (
        "id name description owner stage start end kind function journey phase validation cost status"
    ),
    "budget": "amount granted proposal forecast actual remaining year cost_centre account currency fte line",
    "evidence": "id name method date shared_with owner",
    "link": "area goal initiative metric share",
    "term": "name definition",
    "person": "name role capacity",
    "segment": "name rank definition",
    "journey": "name owner score definition",
}

LEAVE = frozenset({"skip", "note"})
"""The two that are no part of the plan: a column to leave alone, and a comment."""

FIELDS = (*(f"{kind}.{name}" for kind, names in _OF.items() for name in names.split()), *sorted(LEAVE))
