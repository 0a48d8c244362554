"""The dialogs of a proposed link: its goal or initiative by hand, or several goals with their percents."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.model.plan import Plan
from aligner.model.proposals import Choice as Target
from aligner.model.proposals import Proposal
from aligner.service import link_texts
from aligner.tui.client_text import client_text, plain
from aligner.tui.look import Look
from aligner.tui.screens.choice import Choice, ChoiceScreen
from aligner.tui.screens.form import Field, Filled, FormScreen
from aligner.tui.views.splits import goals_named, split_of


def target_screen(look: Look, proposal: Proposal, targets: Sequence[Target]) -> ChoiceScreen:
    """Answers the number of the goal or initiative that the lines shall be led to."""

    def title(look: Look) -> str:
        return plain(link_texts.what(proposal, look.language))

    def offered(look: Look) -> Sequence[Choice]:
        told = (client_text(link_texts.to(one, look.language)) for one in targets)
        return [Choice(str(number), text) for number, text in enumerate(told)]

    return ChoiceScreen(look, title, offered)


def split_screen(look: Look, proposal: Proposal, chosen: Target | None, plan: Plan) -> FormScreen:
    """Answers in ``shares`` what ``split_of`` can read; begins with the goal that is proposed."""

    def title(look: Look) -> str:
        return plain(link_texts.what(proposal, look.language))

    def refuse(filled: Filled, look: Look) -> str:
        return "" if split_of(plan, filled["shares"]) else look.say("links.split_wrong")

    start = f"{chosen.reference} " if chosen and chosen.kind == "goal" else ""
    field = Field("shares", lambda look: look.say("links.split"), start, lambda look: look.say("links.hint"))
    lead = goals_named(plan)
    return FormScreen(look, title, [field], lead=lambda _: lead, refuse=refuse)
