"""Links proposed for money that reaches no goal: looked at, accepted, refused, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aligner.assess.link_choices import every_choice
from aligner.assess.links import propose, traced_after
from aligner.model.assessment import Assessment
from aligner.model.errors import SettingsError
from aligner.model.link_rules import ANY, LinkRule
from aligner.model.plan import Plan
from aligner.model.proposals import Choice, Proposal
from aligner.service import Request
from aligner.service.link_rules import SavedRules, save_rules, undo

__all__ = ["accept", "accept_all", "choices", "leave", "proposals", "reject", "traced_with", "undo"]

_WHOLE = 100


def proposals(plan: Plan | Assessment) -> tuple[Proposal, ...]:
    """What is proposed for the money that reaches no goal, surest kinds first, then by money."""
    return propose(plan.plan if isinstance(plan, Assessment) else plan)


def choices(plan: Plan) -> tuple[Choice, ...]:
    """Every goal and initiative that lines may be led to by hand, goals first, in plan order."""
    return every_choice(plan)


def accept(request: Request, proposal: Proposal, *chosen: tuple[Choice, int]) -> SavedRules:
    """Save a proposal's link: to its own choice, to another, or divided over goals by percent.

    ``chosen`` are choices with their percent; none means the proposal's own. Raises SettingsError or
    OutputError where ``aligner.toml`` can't take it.
    """
    return accept_all(request, [(proposal, chosen or _own(proposal))])


def accept_all(
    request: Request, accepted: Iterable[tuple[Proposal, Sequence[tuple[Choice, int]]]]
) -> SavedRules:
    """Save several proposals' links at once, each to what was chosen for it."""
    return save_rules(request, [proposal.rule(*(chosen or _own(proposal))) for proposal, chosen in accepted])


def _own(proposal: Proposal) -> tuple[tuple[Choice, int], ...]:
    if proposal.choice is None:
        raise SettingsError("links-no-choice", value=proposal.value)
    return ((proposal.choice, _WHOLE),)


def reject(request: Request, proposal: Proposal, *refused: Choice) -> SavedRules:
    """Save that a proposal's choice, or those named, aren't to be proposed again; the next best then is.

    A proposal without a choice is left as in :func:`leave`.
    """
    own = (proposal.choice,) if proposal.choice else ()
    wanted = refused or own
    return save_rules(request, [proposal.refusal(*wanted)]) if wanted else leave(request, proposal)


def leave(request: Request, proposal: Proposal) -> SavedRules:
    """Save that the lines belong to no goal: nothing is proposed for them again."""
    return save_rules(request, [LinkRule(proposal.field, proposal.value, refused=(ANY,))])


def traced_with(plan: Plan, accepted: Iterable[tuple[Proposal, Sequence[tuple[Choice, int]]]]) -> int:
    """The minor units that would reach goals if these were accepted; nothing is read or written."""
    return traced_after(plan, [proposal.rule(*(chosen or _own(proposal))) for proposal, chosen in accepted])
