"""Proposed links as rows, and the one under the cursor with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.proposals import Choice, Proposal
from aligner.service import link_texts
from aligner.tui.client_text import fitted, padded, plain
from aligner.tui.look import Look
from aligner.tui.references import reading_form
from aligner.tui.views.entry import right_aligned, wrapped

MONEY = 10
SURE = 6
SIGN = 2
SAMPLES = 3
_SIGNS = {"": (" ", ""), "accepted": ("✔", "good"), "rejected": ("✘", "muted"), "left": ("–", "muted")}


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A proposal, which of its choices the user looks at, and what became of it in this sitting."""

    proposal: Proposal
    at: int = 0
    done: str = ""
    chosen: tuple[tuple[Choice, int], ...] = ()
    """What was accepted instead of a choice of the proposal: by hand, or divided by percent."""

    @property
    def choice(self) -> Choice | None:
        choices = self.proposal.choices
        return choices[self.at] if self.at < len(choices) else None

    @property
    def key(self) -> tuple[str, str]:
        return self.proposal.field, self.proposal.value

    def turned(self, step: int) -> LinkRow:
        """Look at another choice."""
        count = len(self.proposal.choices)
        return replace(self, at=(self.at + step) % count) if count else self


def link_row(row: LinkRow, currency: str, look: Look, width: int) -> Text:
    """One proposal on one line: its money, what the lines are, where they would lead, how sure that is."""
    sign, kind = _SIGNS[row.done]
    proposal = row.proposal
    money = formats.short_money(proposal.amount, currency, look.language) if proposal.lines else "–"
    room = max(20, width - SIGN - MONEY - SURE - 3)
    what = padded(plain(link_texts.what(proposal, look.language)), room // 2 - 1)
    to = padded(_target(row, look), room - room // 2)
    sure = formats.percent(row.choice.strength, look.language) if row.choice and not row.chosen else ""
    text = Text(no_wrap=True, end="")
    text.append(f"{sign} ", look.style(kind)).append(right_aligned(money, MONEY - 1) + "  ")
    text.append(f"{what} → ").append(to, look.style("" if row.choice or row.chosen else "muted"))
    text.append(right_aligned(sure, SURE), look.style("muted"))
    if row.done:
        text.stylize(look.style("muted"))
    return text


def _target(row: LinkRow, look: Look) -> str:
    if row.chosen:
        if len(row.chosen) == 1:
            return plain(link_texts.to(row.chosen[0][0], look.language))
        return ", ".join(f"{plain(choice.reference)} {percent} %" for choice, percent in row.chosen)
    if row.choice is None:
        return look.say("links.by_hand")
    return plain(link_texts.to(row.choice, look.language))


def link_detail(row: LinkRow, currency: str, look: Look, width: int) -> Text:
    """Why it is proposed, what else it could be, and some of its lines."""
    lines = [_head(row, currency, look, width), *_reasons(row, look, width), *_others(row, look, width)]
    for cell in row.proposal.cells[:SAMPLES]:
        words = f"{plain(cell.text, 120) or '–'}  {reading_form(cell)}"
        lines.append(Text(f"  {fitted(words, width - 2)}", style=look.style("muted")))
    return Text("\n").join(lines)


def _head(row: LinkRow, currency: str, look: Look, width: int) -> Text:
    proposal = row.proposal
    money = formats.money(proposal.amount, currency, look.language)
    count = i18n.text("links.label.lines", look.language, count=proposal.lines)
    unpaid = i18n.text("links.label.unpaid", look.language)
    what = plain(link_texts.what(proposal, look.language), 400)
    said = f"{what} · {count} · {money}" if proposal.lines else f"{what} · {unpaid}"
    return wrapped(f"{said} → {_target(row, look)}", width, look.style("strong"), hang="  ")


def _reasons(row: LinkRow, look: Look, width: int) -> Iterator[Text]:
    for reason in row.choice.reasons if row.choice else ():
        yield wrapped(link_texts.why(reason, look.language), width, indent="  ", hang="    ")


def _others(row: LinkRow, look: Look, width: int) -> Iterator[Text]:
    choices = row.proposal.choices
    if len(choices) > 1:
        others = " · ".join(
            plain(link_texts.to(choice, look.language)) for choice in choices if choice != row.choice
        )
        label = i18n.text("links.label.others", look.language)
        yield wrapped(f"{label}: {others}", width, look.style("muted"), indent="  ", hang="    ")
