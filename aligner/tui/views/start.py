"""The lines of the start screen: recent plans with their verdicts, samples, what lies in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.verdicts import Verdict
from aligner.service import Recent
from aligner.service.browsing import Offer
from aligner.tui.client_text import client_text, padded, plain
from aligner.tui.labels import count_label
from aligner.tui.look import Look
from aligner.tui.typed_paths import Typed

NAME = 30
COUNT = 6
CHANGE = 13


@dataclass(frozen=True, slots=True)
class Line:
    """One line: with what it opens, or the name that the typed path goes on to."""

    text: Text
    paths: tuple[Path, ...] = ()
    recent: Recent | None = None
    offer: Offer | None = None

    @property
    def reachable(self) -> bool:
        return bool(self.paths) or self.offer is not None


def start_lines(recent: Sequence[Recent], samples: Sequence[Path], look: Look) -> tuple[Line, ...]:
    """The plans opened last, and the samples."""
    return (*_recent_lines(recent, look), *_sample_lines(samples, look, apart=bool(recent)))


def _recent_lines(recent: Sequence[Recent], look: Look) -> Iterator[Line]:
    if not recent:
        return
    title = Text(padded(look.say("start.recent"), NAME + 2 + len(Verdict) * COUNT), look.style("key"))
    changes = any(plan.before for plan in recent)
    if changes:
        title.append(i18n.text("start.start.change", look.language), look.style("muted"))
    yield Line(title)
    for plan in recent:
        yield Line(_recent(plan, look, changes=changes), tuple(map(Path, plan.paths)), plan)


def _sample_lines(samples: Sequence[Path], look: Look, *, apart: bool) -> Iterator[Line]:
    if samples:
        yield Line(Text(("\n" if apart else "") + look.say("start.samples"), look.style("key")))
    for sample in samples:
        yield Line(client_text(sample.name), (sample,))


def _recent(plan: Recent, look: Look, *, changes: bool) -> Text:
    """Its name, its verdicts, what has changed since the time before, and the day."""
    text = Text(padded(plain(plan.name), NAME) + "  ", no_wrap=True)
    for verdict, count in zip(Verdict, plan.reading.counts, strict=True):
        label = count_label(verdict, count, look)
        text.append(f"{label.sign} {count} ".ljust(COUNT), look.style(label.kind))
    change = _change(plan, look)
    change.truncate(CHANGE if changes else 0, pad=True)
    return text.append_text(change).append(f" {_day(plan.opened, look):>10}", look.style("muted"))


def _change(plan: Recent, look: Look) -> Text:
    """The verdicts that there are more or fewer of than before: ✘ −2  ✔ +1."""
    text = Text()
    before = plan.before.counts if plan.before else plan.reading.counts
    for verdict, now, then in zip(Verdict, plan.reading.counts, before, strict=True):
        if now != then and verdict is not Verdict.HALF_HEARTED:
            better = (now > then) == (verdict is Verdict.BACKED)
            sign = count_label(verdict, now, look).sign
            said = f"{sign} {'+' if now > then else '−'}{abs(now - then)}"
            text.append(said.ljust(COUNT), look.style("good" if better else "bad"))
    return text


def _day(written: str, look: Look) -> str:
    try:
        return formats.day(date.fromisoformat(written), look.language)
    except ValueError:  # a list of recent plans that someone has edited
        return plain(written)


def folder_lines(typed: Typed, offers: Sequence[Offer], look: Look) -> tuple[Line, ...]:
    """What the path being typed can go on to; first the folder as a whole, where it holds spreadsheets."""
    shown = typed.folder or f".{os.sep}"
    here = i18n.text("start.start.here", look.language, folder=shown)
    lines = [Line(client_text(here, look.style("key")))]
    files = sum(not offer.is_folder for offer in offers)
    if files and typed.folder and not typed.beginning and not typed.before:
        whole = i18n.text("start.start.folder", look.language, count=files)
        lines.append(Line(Text(f"  {whole}"), (typed.place,)))
    for offer in offers:
        style = look.style("say" if offer.is_folder else "")
        name = f"  {plain(offer.name)}{os.sep if offer.is_folder else ''}"
        lines.append(Line(client_text(name, style), offer=offer))
    if not offers:
        none = i18n.text("start.start.nothing_here", look.language)
        lines.append(Line(Text(f"  {none}", look.style("muted"))))
    return tuple(lines)
