"""What an initiative does, how far it is, and whose value and which stage of the journey it is about."""

from __future__ import annotations

from aligner.model.told import UNTOLD, Told
from aligner.words.kinds.telling import all_of, first_of, spoken, told, with_lone_words

_KINDS = (
    "insight",
    "insight_use",
    "data",
    "technology",
    "training",
    "marketing",
    "acquisition",
    "care",
    "frontline",
    "leadership",
    "culture",
    "recovery",
    "human_help",
    "saving",
    "experiment",
    "employee",
)
# The order decides: "planning and building" has been planned, "the pilot is done" is done.
_STEPS = ("stopped", "not_started", "done", "pilot", "validation", "concept", "roll_out", "build")
_PHASES = {
    "creation": ("creation", "insight", "insight_use"),
    "capture": ("capture", "acquisition", "saving"),
    "production": ("production", "human_help", "recovery", "frontline"),
}
# From the narrow to the broad: what speaks of leaving or renewing speaks of using too.
_STAGES = ("exit", "renewal", "onboarding", "purchase", "consideration", "awareness", "support", "use")
_UPKEEP = ("statutory", "security", "upkeep")


def initiative_kinds(text: str) -> tuple[Told, ...]:
    """Return everything that an initiative is of, each kind once, in a fixed order.

    The kinds are insight, insight-use, data, technology, training, marketing, acquisition (winning new
    customers), care (keeping them), frontline, leadership, culture, recovery, human-help, saving, experiment,
    employee, and those of :func:`upkeep_kind`.
    """
    upkeep = upkeep_kind(text)
    return (*all_of(spoken(text, "initiative"), _KINDS), *((upkeep,) if upkeep else ()))


def initiative_step(text: str) -> Told:
    """Return how far a stage, a status or a name says an initiative is.

    One of concept, validation, pilot, build, roll-out, stopped, done, not-started.
    """
    found = spoken(text, "initiative")
    return first_of(with_lone_words(found, text), _STEPS)


def value_phase(text: str) -> Told:
    """Return the phase of customer value that a text works at: creation, production or capture."""
    found = spoken(text, "initiative")
    if not found:
        return UNTOLD
    heard = {
        phase: tuple(dict.fromkeys(span for group in groups for span in found.get(group, ())))
        for phase, groups in _PHASES.items()
    }
    best = max(heard, key=lambda phase: len(heard[phase]))
    return told(best, heard[best]) if heard[best] else UNTOLD


def journey_stage(text: str) -> Told:
    """Return the stage of the customer's journey that a text names.

    One of awareness, consideration, purchase (applying), onboarding (waiting), use (being served), support
    (follow-up), renewal, exit.
    """
    return first_of(with_lone_words(spoken(text, "initiative"), text), _STAGES)


def upkeep_kind(name: str) -> Told:
    """Return "statutory", "security" or "upkeep" for work that serves no goal and need not."""
    return first_of(spoken(name, "initiative"), _UPKEEP)
