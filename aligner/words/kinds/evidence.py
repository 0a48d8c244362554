"""How customers were heard: by which method, after the fact or in dialogue, and whether beyond customers."""

from __future__ import annotations

from aligner.model.told import Told
from aligner.words.kinds.telling import first_of, spoken, told

# The order decides: "interviews after the survey" are interviews, "survey data" is a survey.
_METHODS = ("co_creation", "panel", "interview", "test", "observation", "survey", "complaint", "data", "desk")
_DIALOGUE = ("co_creation", "interview", "panel", "test")
_AFTER = ("survey", "complaint")


def evidence_method(text: str) -> Told:
    """Return survey, interview, co-creation, observation, data, complaint, panel, test or desk."""
    return first_of(spoken(text, "evidence"), _METHODS)


def hears(text: str) -> Told:
    """Return "dialogue" (customers take part) or "after" (asked, or complaining, once it is over)."""
    found = spoken(text, "evidence")
    for value, methods in (("dialogue", _DIALOGUE), ("after", _AFTER)):
        spans = [span for method in methods for span in found.get(method, ())]
        if spans:
            return told(value, sorted(spans))
    return Told()


def non_customers(text: str) -> Told:
    """Return "non-customer" where a text speaks of those who left, gave up or never came."""
    return first_of(spoken(text, "evidence"), ("non_customer",))
