"""Proposed links as rows, and the one under the cursor with its reasons."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.link_rules import LABEL
from aligner.model.plan import Plan
from aligner.service import link_texts
from aligner.tui.client_text import fitted, padded, plain
from aligner.tui.link_list import ACCEPTED, LEFT, REJECTED, LinkList, LinkRow
from aligner.tui.look import Look
from aligner.tui.references import reading_form
from aligner.tui.views.entry import right_aligned, wrapped

MONEY = 10
SURE = 6
SIGN = 2
SAMPLES = 3
LEAST_LABEL = 12
TITLE_LIMIT = 400
_SIGNS = {"": (" ", ""), ACCEPTED: ("✔", "good"), REJECTED: ("✘", "muted"), LEFT: ("–", "muted")}


def link_row(row: LinkRow, currency: str, look: Look, width: int) -> Text:
    """One proposal on one line: its money, what the lines are, where they would lead, how sure that is."""
    sign, kind = _SIGNS[row.done]
    proposal = row.proposal
    money = formats.short_money(proposal.amount, currency, look.language) if proposal.lines else "–"
    said = _said(row, look)
    room = max(20, width - SIGN - MONEY)
    text = Text(no_wrap=True, end="")
    text.append(f"{sign} ", look.style(kind)).append(right_aligned(money, MONEY - 2) + "  ")
    if row.choice is None and not row.done:
        by_hand = look.say("links.by_hand")
        text.append(padded(fitted(said, room - cell_len(by_hand) - 1), room - cell_len(by_hand)))
        return text.append(by_hand, look.style("muted"))
    half = (room - SURE) // 2
    sure = formats.percent(row.choice.strength, look.language) if row.choice and not row.done else ""
    text.append(f"{padded(said, half - 3)} → {padded(_target(row, look), room - SURE - half)}")
    text.append(right_aligned(sure, SURE), look.style("muted"))
    if row.done:
        text.stylize(look.style("muted"), SIGN)
    return text


def _said(row: LinkRow, look: Look) -> str:
    """What the lines have in common; where it is their name, the name alone."""
    if row.proposal.field == LABEL:
        return plain(i18n.text("words.quoted", look.language, text=row.proposal.value))
    return plain(link_texts.what(row.proposal, look.language))


def _target(row: LinkRow, look: Look) -> str:
    if row.done == LEFT:
        return look.say("links.left")
    if len(row.chosen) == 1:
        return plain(link_texts.called(row.chosen[0][0]))
    if row.chosen:
        shares = ((one.reference, formats.percent(share / 100, look.language)) for one, share in row.chosen)
        return ", ".join(f"{plain(reference)} {share}" for reference, share in shares)
    if row.choice is None:
        return look.say("links.by_hand")
    return plain(link_texts.called(row.choice))


def link_detail(row: LinkRow, currency: str, look: Look, width: int) -> Text:
    """Why it is proposed, what else it could be, and some of its lines."""
    lines = [_head(row, currency, look, width), *_reasons(row, look, width), *_others(row, look, width)]
    for cell in row.proposal.cells[:SAMPLES]:
        where = fitted(reading_form(cell), width - LEAST_LABEL)
        label = fitted(plain(cell.text, 120) or "–", width - cell_len(where) - 4)
        lines.append(Text(f"  {label}  {where}", style=look.style("muted")))
    return Text("\n").join(lines)


def _head(row: LinkRow, currency: str, look: Look, width: int) -> Text:
    proposal = row.proposal
    money = formats.money(proposal.amount, currency, look.language)
    count = i18n.text("links.label.lines", look.language, count=proposal.lines)
    unpaid = i18n.text("links.label.unpaid", look.language)
    what = plain(link_texts.what(proposal, look.language), TITLE_LIMIT)
    said = f"{what} · {count} · {money}" if proposal.lines else f"{what} · {unpaid}"
    return wrapped(f"{said} → {_target(row, look)}", width, look.style("strong"), hang="  ")


def _reasons(row: LinkRow, look: Look, width: int) -> Iterator[Text]:
    if row.done:
        yield wrapped(look.say("links.undo"), width, look.style("muted"), indent="  ")
    elif row.choice is None:
        key = "links.how_weak" if row.choices else "links.how_none"
        yield wrapped(look.say(key), width, look.style("muted"), indent="  ", hang="  ")
    for reason in row.choice.reasons if row.choice and not row.done else ():
        yield wrapped(link_texts.why(reason, look.language), width, indent="  ", hang="    ")


def _others(row: LinkRow, look: Look, width: int) -> Iterator[Text]:
    others = [choice for choice in row.choices if choice != row.choice]
    if others and not row.done:
        named = " · ".join(plain(link_texts.to(choice, look.language)) for choice in others)
        label = i18n.text("links.label.others", look.language)
        yield wrapped(f"{label}: {named}", width, look.style("muted"), indent="  ", hang="    ")


def links_state(found: LinkList | None, plan: Plan, look: Look) -> Text:
    """How much of the money reaches goals, with what was linked since; ``found``: None while it is sought."""
    ledger = plan.ledger
    if not ledger.traced and not ledger.untraced:
        return Text(look.say("links.no_money"), style=look.style("muted"))
    taken = found.linked_since(plan) if found else 0
    loose = ledger.untraced - taken
    share = formats.percent((ledger.traced + taken) / (ledger.traced + ledger.untraced or 1), look.language)
    if not loose and (found is None or not found.open_count):
        return Text(f"✔ {look.say('links.all')}", style=look.style("good"))
    money = formats.short_money(loose, plan.currency, look.language)
    said = [look.say("links.state", share=share, money=money)]
    if found is None:
        said.append(look.say("links.seeking"))
    else:
        count = found.open_count
        said.append(look.say("links.open", count=count) if count else look.say("links.through"))
    return Text(" · ".join(said), no_wrap=True)


def links_table(found: LinkList, look: Look) -> str:
    """The proposals as lines of tab-separated values, their money to the cent."""
    lines = []
    for row in found.rows:
        to = "" if row.choice is None and not row.chosen else _target(row, look)
        said = (f"{row.proposal.amount / 100:.2f}", str(row.proposal.lines), row.proposal.value, to)
        lines.append("\t".join(plain(part) for part in said))
    return "\n".join(lines)
