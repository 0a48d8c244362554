"""What the reader could not take as it stood, and how the money adds up."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.assessment import Assessment
from aligner.model.errors import SourceError
from aligner.model.grid import Note, SourceRead
from aligner.tui.client_text import plain
from aligner.tui.look import Look
from aligner.tui.references import reading_form
from aligner.tui.shown import Goto
from aligner.tui.views.entry import Entry, heading, remark, right_aligned, wrapped

SHOWN = 1000


def note_entries(assessment: Assessment, look: Look, width: int) -> tuple[Entry, ...]:
    """All entries of the notes tab, for a list of ``width`` cells."""
    notes = assessment.plan.notes
    refused = [source for source in assessment.plan.sources if source.refused]
    heard = [_refusal(source, look, width) for source in refused]
    heard += [_note(note, assessment.plan.currency, look, width) for note in notes[:SHOWN]]
    if len(notes) > SHOWN:
        heard.append(remark(look.say("detail.more", count=len(notes) - SHOWN), look))
    if not heard:
        heard = [Entry(Text(look.say("notes.none"), style=look.style("good")))]
    return (*heard, *_reconciliation(assessment, look))


def how_many(assessment: Assessment) -> int:
    """How many notes there are, refused files among them."""
    return len(assessment.plan.notes) + sum(source.refused is not None for source in assessment.plan.sources)


def _refusal(source: SourceRead, look: Look, width: int) -> Entry:
    code, params = source.refused or ("", {})
    sentence = service.error_sentence(SourceError(code, **{"file": source.file, **params}), look.language)
    return Entry(wrapped(sentence, width, look.style("bad"), indent="✘ ", hang="  "))


def _note(note: Note, currency: str, look: Look, width: int) -> Entry:
    times = f" ×{formats.number(note.count, look.language)}" if note.count > 1 else ""
    where = reading_form(note.cell)
    sentence = service.note_text(note, look.language, currency)
    text = wrapped(f"{sentence}{times}", width, indent="• ", hang="  ")
    if where and where not in plain(sentence):
        text.append(f"\n  {where}", look.style("muted"))
    cell = note.cell if note.cell.file else None
    return Entry(text, cell=cell, goto=Goto("notes", cell=cell) if cell else None)


def _reconciliation(assessment: Assessment, look: Look) -> Iterator[Entry]:
    """Read = traced + without a goal + left out, to the cent; what was left out, by reason."""
    ledger = assessment.plan.ledger
    if not ledger.read and not ledger.unreadable:
        return
    yield heading(look.say("notes.reconciliation"), look)
    sums = [
        (" ", ledger.traced, look.say("notes.traced"), Goto("money")),
        ("+", ledger.untraced, look.say("notes.untraced"), Goto("links") if ledger.untraced else None),
        *(("+", amount, _reason(reason, look), None) for reason, amount in ledger.left_out.items()),
        ("=", ledger.read, look.say("notes.read"), None),
    ]
    for sign, amount, words, goto in sums:
        exact = formats.money(amount, assessment.plan.currency, look.language, exact=True)
        style = look.style("strong" if sign == "=" else "")
        yield Entry(Text(f"{sign} {right_aligned(exact, 22)}  {words}", style=style), goto=goto)
    if ledger.unreadable:
        words = look.say("notes.unreadable", count=ledger.unreadable)
        yield Entry(Text(f"  {words}", style=look.style("weak")))


def _reason(code: str, look: Look) -> str:
    known = code if code in i18n.keys("report", "left_out") else "other"
    return f"{look.say('notes.left_out')}: {i18n.text(f'report.left_out.{known}', look.language)}"
