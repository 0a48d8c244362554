"""The verb ``links``: where money without a goal might belong, shown and accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner import service
from aligner.cli.progress import Progress
from aligner.cli.texts import Choice
from aligner.i18n import text
from aligner.model.errors import SettingsError
from aligner.service import door

if TYPE_CHECKING:
    from aligner.model.plan import Plan
    from aligner.model.proposals import Proposal

MakeRequest = Callable[[str, Sequence[Path], dict[str, Any]], service.Request]
Tell = Callable[[str], object]

_ALL, _ABOVE = "all", "above="


def options(say: Callable[[str], str]) -> list[click.Parameter]:
    """What ``links`` takes besides the plan and what every verb takes."""
    return [
        click.Option(
            ["--format", "form"],
            type=Choice(["text", "json"]),
            default="text",
            help=say("cli.option.columns-format"),
        ),
        click.Option(["--accept"], metavar=say("cli.metavar.accept"), help=say("cli.option.accept")),
    ]


def run(
    make_request: MakeRequest, show: Tell, tell: Tell, language: str, paths: tuple[Path, ...], **given: Any
) -> int:
    """Show what is proposed, or save what is accepted. Raises SettingsError for what isn't proposed."""
    from aligner.service import link_texts, links

    if not paths:
        raise SettingsError("no-plan")
    request = make_request(language, paths, given)
    with Progress(partial(_tell_reading, tell, request.language)) as progress:
        plan = door.read(request, progress)
    for refused in service.refusals(plan, request.language):
        tell(refused)
    proposals = links.proposals(plan)
    if given["accept"] is not None:
        _accept(request, plan, chosen(proposals, given["accept"]), tell)
    elif given["form"] == "json":
        show(link_texts.links_json(plan, proposals))
    else:
        show(link_texts.links_text(plan, proposals, request.language))
    return 0


def chosen(proposals: Sequence[Proposal], stated: str) -> list[Proposal]:
    """The proposals that "3,5", "all" or "above=0.8" means. Raises SettingsError where it means none."""
    sure = [proposal for proposal in proposals if proposal.choice is not None]
    if stated == _ALL:
        return sure
    if stated.startswith(_ABOVE):
        least = _share(stated)
        return [p for p in sure if p.choice is not None and p.choice.strength >= least]
    numbers = [_number(part) for part in stated.split(",") if part.strip()]
    for number in numbers:
        if not 0 < number <= len(proposals):
            raise SettingsError("links-accept", value=number)
        if proposals[number - 1].choice is None:
            raise SettingsError("links-no-choice", value=number)
    return [proposals[number - 1] for number in dict.fromkeys(numbers)]


def _share(stated: str) -> float:
    try:
        return float(stated.removeprefix(_ABOVE).replace(",", "."))
    except ValueError as error:
        raise SettingsError("links-accept", value=stated) from error


def _number(part: str) -> int:
    try:
        return int(part)
    except ValueError as error:
        raise SettingsError("links-accept", value=part) from error


def _accept(request: service.Request, plan: Plan, accepted: Sequence[Proposal], tell: Tell) -> None:
    from aligner.i18n import formats
    from aligner.service import link_texts, links

    language = request.language
    if not accepted:
        tell(text("links.done.nothing", language))
        return
    saved = links.accept_all(request, [(proposal, ()) for proposal in accepted])
    for proposal in accepted:
        if proposal.choice is not None:
            to = link_texts.to(proposal.choice, language)
            money = formats.money(proposal.amount, plan.currency, language)
            what = link_texts.what(proposal, language)
            tell(text("links.done.accepted", language, what=what, to=to, money=money))
    tell(text("links.done.saved", language, count=len(accepted), file=saved.path))
    after = links.traced_with(plan, [(proposal, ()) for proposal in accepted])
    whole = plan.ledger.traced + plan.ledger.untraced
    tell(
        text("links.label.after", language, share=formats.percent(after / whole if whole else None, language))
    )


def _tell_reading(tell: Tell, language: str, file: str, number: int, count: int) -> None:
    tell(text("cli.reading", language, file=file, number=number, total=count))
