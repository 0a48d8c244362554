"""Where the organisation stands: the seven differences, and the three phases of customer value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from aligner import i18n, service
from aligner.i18n import formats
from aligner.model.assessment import Assessment, Difference
from aligner.model.value_phases import Phase, ValuePhases
from aligner.model.verdicts import Level
from aligner.tui.bars import bar
from aligner.tui.labels import level_label
from aligner.tui.look import Look
from aligner.tui.shown import Goto
from aligner.tui.views.entry import Entry, abreast, heading, remark, right_aligned, wrapped

ENOUGH = 0.3
"""Under this share of classified money the phases' shares of it would be hearsay."""

_STEPS = (Level.MISSING, Level.WEAK, Level.SOLID)
_THIRD = 5
_ROWS = 4
_GAP = 2
_LEAST_BAR = 3


def profile_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """Both beside each other in five lines, or one below the other where there is no room."""
    short = [_short(difference, look) for difference in assessment.differences]
    first, second = short[:_ROWS], short[_ROWS:]
    widths = [max((one.text.cell_len for one in half), default=0) + _GAP for half in (first, second)]
    title, phases = _narrow_phases(assessment, look, width - sum(widths))
    asked = any(difference.asked for difference in assessment.differences)
    room = width - sum(widths)
    if asked and phases and all(text.cell_len <= room for text in (title, *(one.text for one in phases))):
        axis = Text(_axis(look).ljust(sum(widths)), look.style("key"))
        yield Entry(Text.assemble("\n", axis, title, no_wrap=True))
        yield from abreast((first, second, phases), (*widths, room))
        return
    if asked:
        yield heading(_axis(look), look)
        yield from abreast((first, second), (widths[0], width - widths[0]))
    yield from phase_entries(assessment, look, width)


def _narrow_phases(assessment: Assessment, look: Look, width: int) -> tuple[Text, Sequence[Entry]]:
    """The phases with their shares of the money; where these would be hearsay, with their initiatives."""
    found = assessment.plan.value_phases
    by_money = (found.classified_share or 0.0) >= ENOUGH
    title = look.say("overview.phases") if by_money else i18n.text("overview.phase.by_count", look.language)
    return Text(title, look.style("key")), _phases(assessment, look, width, brief=True)


def _axis(look: Look) -> str:
    """The two ends of the axis: Oma napa ◂───▸ Asiakas."""
    navel, customer = (look.term(f"axis.{end}") for end in ("navel", "customer"))
    return f"{navel[:1].upper()}{navel[1:]} ◂{'─' * 14}▸ {customer[:1].upper()}{customer[1:]}"


def _name(difference: Difference, look: Look) -> str:
    return f"{difference.number} {look.term(f'difference.{difference.number}')}"


def _to(difference: Difference) -> Goto:
    return Goto("overview", at={"difference": str(difference.number)})


def _short(difference: Difference, look: Look) -> Entry:
    """Its sign and name; a dash where too little could be asked."""
    label = None if difference.level is None else level_label(difference.level, look)
    sign = (label.sign, look.style(label.kind)) if label else ("–", look.style("muted"))
    return Entry(Text.assemble(sign, " ", _name(difference, look)), goto=_to(difference))


def difference_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The seven differences, each with a mark between the navel and the customer."""
    if not any(difference.asked for difference in assessment.differences):
        return
    names = max(cell_len(_name(difference, look)) for difference in assessment.differences) + 2
    yield heading(look.say("overview.differences"), look)
    ends = f"{look.term('axis.navel')} ↔ {look.term('axis.customer')}"
    yield remark(" " * names + ends, look)
    for difference in assessment.differences:
        name = _name(difference, look)
        drawn = _drawn(difference, name + " " * (names - cell_len(name)), look)
        yield Entry(drawn, goto=_to(difference))


def _drawn(difference: Difference, name: str, look: Look) -> Text:
    if not difference.asked:
        return Text.assemble(name, (look.term("term.not_assessed"), look.style("muted")))
    count = f"{difference.met}/{difference.asked}"
    if difference.level is None:
        return Text.assemble(name, (_track(None), look.style("muted")), f" – {count}")
    label = level_label(difference.level, look)
    return Text.assemble(name, (_track(difference.level), look.style(label.kind)), f" {label.sign} {count}")


def _track(level: Level | None) -> str:
    """Three steps of a line, with a mark on one."""
    thirds = ["─" * _THIRD] * len(_STEPS)
    if level in _STEPS:
        half = "─" * (_THIRD // 2)
        thirds[_STEPS.index(level)] = f"{half}●{half}"
    return "├" + "┼".join(thirds) + "┤"


def phase_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The three phases of customer value, where any could be told."""
    entries = _phases(assessment, look, width)
    if entries:
        yield heading(look.say("overview.phases"), look)
        yield from entries


def classified_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """How much of the money the phases could be told of."""
    found = assessment.plan.value_phases
    if _told(found) and found.classified_share is not None:
        share = formats.percent(found.classified_share, look.language)
        yield Entry(wrapped(look.say("overview.classified", share=share), width, look.style("muted")))


def _told(found: ValuePhases) -> bool:
    return any(phase.money or phase.initiatives or phase.metrics for phase in found.phases.values())


def _phases(assessment: Assessment, look: Look, width: int, *, brief: bool = False) -> Sequence[Entry]:
    found = assessment.plan.value_phases
    if not _told(found):
        return ()
    names = max(cell_len(look.term(f"phase.{name}")) for name in found.phases) + 1
    by_money = (found.classified_share or 0.0) >= ENOUGH
    entries = []
    for name, phase in found.phases.items():
        text = Text(look.term(f"phase.{name}").ljust(names))
        counts = "" if brief else ("   " if by_money else " ") + _counts(phase, look)
        if by_money:
            text.append_text(_share(phase.money_share or 0.0, look, width - names - cell_len(counts)))
        text.append(counts)
        if brief and not by_money:
            text.append(f"{phase.initiatives:>3}")
        entries.append(Entry(text, goto=Goto("overview", at={"phase": name})))
    return entries


def _share(share: float, look: Look, room: int) -> Text:
    """A bar where there is room for one, and the share in figures."""
    percent = right_aligned(formats.percent(share, look.language), 6)
    wide = min(20, room - len(percent))
    if wide < _LEAST_BAR:
        return Text(percent)
    return Text.assemble((bar(share, wide).ljust(wide), look.style("pay")), percent)


def _counts(phase: Phase, look: Look) -> str:
    parts = {"initiatives": phase.initiatives, "metrics": phase.metrics}
    said = (i18n.text(f"overview.phase.{key}", look.language, count=count) for key, count in parts.items())
    return " · ".join(said)


def unsaid_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The questions that the plan has no place for."""
    if assessment.unsaid:
        yield heading(look.term("title.plan_is_silent"), look)
    for code in assessment.unsaid:
        yield Entry(wrapped(service.question_text(code, look.language), width, indent="• ", hang="  "))
