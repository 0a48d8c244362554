"""What is said against what is paid for, focus area by focus area."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from aligner.i18n import formats
from aligner.model.assessment import AreaShare, Assessment
from aligner.tui.bars import bar
from aligner.tui.client_text import padded, plain
from aligner.tui.look import Look
from aligner.tui.views.entry import Entry, heading, remark, right_aligned, wrapped

SHOWN = 12
NEAR = 0.005


def say_pay_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """Draw a pair of bars an area; tell the gap where it can be told, and where it can't, why not."""
    if not assessment.areas:
        return
    gap = assessment.say_pay_gap
    if gap is None:
        yield heading(look.say("overview.no_gap"), look)
        key = "overview.ranks_only" if assessment.plan.ranked else "overview.not_compared"
        yield Entry(wrapped(look.say(key), width, look.style("muted")))
    else:
        yield heading(look.say("overview.gap", share=formats.percent(gap, look.language)), look)
    most = max((share for area in assessment.areas for share in _shares(area)), default=0.0)
    for area in assessment.areas[:SHOWN]:
        yield Entry(_pair(area, assessment, look, width, most))
    if len(assessment.areas) > SHOWN:
        yield remark(look.say("detail.more", count=len(assessment.areas) - SHOWN), look)
    yield from _swapped(assessment, look, width)


def _shares(area: AreaShare) -> tuple[float, ...]:
    return tuple(share for share in (area.priority_share, area.money_share) if share is not None)


def _name(area: str | None, assessment: Assessment, look: Look) -> str:
    if area is None:
        return look.say("overview.no_area")
    known = assessment.plan.area_by_id.get(area)
    return plain(known.name if known else area)


def _pair(area: AreaShare, assessment: Assessment, look: Look, width: int, most: float) -> Text:
    """Two lines: the weight, and the money with the way in which it differs; no weights, no line of them."""
    wide = max(18, min(36, width // 3 - 4))
    room = max(10, min(44, width - wide - 24))
    weighed = any(one.priority_share is not None for one in assessment.areas)
    weight = (("weight_short", area.priority_share, "say"),) if weighed else ()
    text = Text(no_wrap=True)
    for index, (word, share, kind) in enumerate((*weight, ("money", area.money_share, "pay"))):
        name = _name(area.area, assessment, look) if index == 0 else ""
        text.append("\n" if index else "").append(
            f"{padded(name, wide)} {padded(look.term(f'term.{word}'), 7)}"
        )
        drawn = bar((share or 0.0) / most if most else 0.0, room)
        text.append(padded(drawn, room), look.style(kind))
        text.append(right_aligned(formats.percent(share, look.language), 6))
    return text.append(_difference(area))


def _difference(area: AreaShare) -> str:
    """▼ where the money lags behind the weight, ▲ where there is more of it, in percentage points."""
    if area.priority_share is None or area.money_share is None:
        return ""
    difference = area.money_share - area.priority_share
    if abs(difference) < NEAR:
        return ""
    return f"  {'▲' if difference > 0 else '▼'} {abs(round(difference * 100))}"


def _swapped(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    for higher, lower in assessment.swapped_pairs[:SHOWN]:
        names = {"higher": _name(higher, assessment, look), "lower": _name(lower, assessment, look)}
        yield Entry(wrapped(look.say("overview.swapped", **names), width, indent="• ", hang="  "))
