"""What is said against what is paid for, focus area by focus area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.cells import cell_len
from rich.text import Text

from aligner import i18n
from aligner.i18n import formats
from aligner.model.assessment import AreaShare, Assessment
from aligner.tui.bars import bar
from aligner.tui.client_text import padded, plain
from aligner.tui.look import Look
from aligner.tui.shown import Goto
from aligner.tui.views.entry import Entry, Part, flowing, remark, right_aligned, wrapped

COUNTED_ELSEWHERE = frozenset(
    {"totals-row", "subtotal-row", "totals-column", "duplicate-lines", "two-amounts"}
)
_BEHIND = {"traced": "money", "untraced": "links", "left_out": "notes"}
SHOWN = 12
SWAPPED = 3
APART = 3
NEAR = 0.005
ROOMY = 3
"""So many areas are drawn on two lines each; where there are more, each has one line."""


def say_pay_entries(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """Draw a pair of bars an area; tell the gap where it can be told, and where it can't, why not."""
    yield from _heading(assessment, look, width)
    if not assessment.areas:
        return
    if assessment.say_pay_gap is None:
        key = "overview.ranks_only" if assessment.plan.ranked else "overview.not_compared"
        yield Entry(wrapped(look.say(key), width, look.style("muted")))
    most = max((share for area in assessment.areas for share in _shares(area)), default=0.0)
    roomy = len(assessment.areas) <= ROOMY
    if not roomy:
        yield Entry(_titles(assessment, look, width))
    for area in assessment.areas[:SHOWN]:
        to = Goto("money", at={"area": area.area or ""})
        drawn = (_pair if roomy else _line)(area, assessment, look, width, most)
        yield Entry(drawn, goto=to)
    if len(assessment.areas) > SHOWN:
        yield remark(look.say("detail.more", count=len(assessment.areas) - SHOWN), look)
    yield from _swapped(assessment, look, width)


def _heading(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    """The gap at the left, the money at the right; below each other where both don't fit on a line."""
    gap = assessment.say_pay_gap
    money = flowing(tuple(_money(assessment, look)), width, 3)
    yield Entry(Text(""))
    if not assessment.areas:
        yield money
        return
    share = formats.percent(gap, look.language)
    said = look.say("overview.no_gap") if gap is None else look.say("overview.gap", share=share)
    title = Entry(Text(said, look.style("key")), goto=None if gap is None else Goto("money"))
    room = width - title.text.cell_len - money.text.cell_len
    if room >= APART and "\n" not in money.text.plain:
        yield _apart(title, money, room)
    else:
        yield title
        yield money


def _apart(left: Entry, right: Entry, room: int) -> Entry:
    """Set two entries at the two ends of a line."""
    start = len(left.text) + room
    moved = (Part(part.start + start, part.entry) for part in right.parts)
    own = (Part(0, left),) if left.reachable else ()
    return Entry(Text.assemble(left.text, " " * room, right.text), parts=(*own, *moved))


def _money(assessment: Assessment, look: Look) -> Iterator[Entry]:
    """What reaches goals, what reaches none, and what was left out though it is counted nowhere else."""
    if not assessment.plan.ledger.read:
        yield Entry(Text(look.say("overview.no_money"), look.style("muted")))
    for name, words in money_sums(assessment, look).items():
        yield Entry(Text(words), goto=Goto(_BEHIND[name]))


def money_sums(assessment: Assessment, look: Look) -> Mapping[str, str]:
    """The sums in words; sums and doubles that were left out lose nothing, and nothing is said of them."""
    ledger, currency = assessment.plan.ledger, assessment.plan.currency
    if not ledger.read:
        return {}
    missed = sum(amount for reason, amount in ledger.left_out.items() if reason not in COUNTED_ELSEWHERE)
    sums = {"traced": ledger.traced, "untraced": ledger.untraced, **({"left_out": missed} if missed else {})}
    told = {name: formats.short_money(amount, currency, look.language) for name, amount in sums.items()}
    return {name: i18n.text(f"overview.money.{name}", look.language, money=it) for name, it in told.items()}


def _shares(area: AreaShare) -> tuple[float, ...]:
    return tuple(share for share in (area.priority_share, area.money_share) if share is not None)


def _name(area: str | None, assessment: Assessment, look: Look) -> str:
    if area is None:
        return look.say("overview.no_area")
    known = assessment.plan.area_by_id.get(area)
    return plain(known.name if known else area)


def _pair(area: AreaShare, assessment: Assessment, look: Look, width: int, most: float) -> Text:
    """Two lines: the weight, and the money with the way in which it differs; no weights, no line of them."""
    wide = _names(assessment, look, width)
    room = max(10, min(44, width - wide - 24))
    weight = (("weight_short", area.priority_share, "say"),) if _weighed(assessment) else ()
    text = Text(no_wrap=True)
    for index, (word, share, kind) in enumerate((*weight, ("money", area.money_share, "pay"))):
        name = _name(area.area, assessment, look) if index == 0 else ""
        text.append("\n" if index else "").append(
            f"{padded(name, wide)} {padded(look.term(f'term.{word}'), 7)}"
        )
        text.append_text(_bar(share, most, room, look.style(kind), look))
    return text.append(_difference(area))


def _line(area: AreaShare, assessment: Assessment, look: Look, width: int, most: float) -> Text:
    """One line: the weight and the money beside each other."""
    wide = _names(assessment, look, width)
    room = max(4, min(30, (width - wide - 30) // 2))
    text = Text(padded(_name(area.area, assessment, look), wide) + " ", no_wrap=True)
    if _weighed(assessment):
        text.append_text(_bar(area.priority_share, most, room, look.style("say"), look)).append("   ")
    text.append_text(_bar(area.money_share, most, room, look.style("pay"), look))
    return text.append(_difference(area))


def _titles(assessment: Assessment, look: Look, width: int) -> Text:
    """What stands above the two bars of ``_line``."""
    wide = _names(assessment, look, width)
    room = max(4, min(30, (width - wide - 30) // 2)) + 9
    words = ("weight_short", "money") if _weighed(assessment) else ("money",)
    titles = "".join(padded(look.term(f"term.{word}"), room) for word in words)
    return Text(" " * (wide + 1) + titles, style=look.style("muted"))


def _bar(share: float | None, most: float, room: int, style: str, look: Look) -> Text:
    drawn = bar((share or 0.0) / most if most else 0.0, room)
    percent = right_aligned(formats.percent(share, look.language), 6)
    return Text.assemble((padded(drawn, room), style), percent)


def _names(assessment: Assessment, look: Look, width: int) -> int:
    """How wide the names of the areas are drawn: as they are, but at most two fifths of the line."""
    longest = max(cell_len(_name(area.area, assessment, look)) for area in assessment.areas[:SHOWN])
    return max(14, min(longest + 1, 2 * width // 5))


def _weighed(assessment: Assessment) -> bool:
    return any(one.priority_share is not None for one in assessment.areas)


def _difference(area: AreaShare) -> str:
    """▼ where the money lags behind the weight, ▲ where there is more of it, in percentage points."""
    if area.priority_share is None or area.money_share is None:
        return ""
    difference = area.money_share - area.priority_share
    if abs(difference) < NEAR:
        return ""
    return f"  {'▲' if difference > 0 else '▼'} {abs(round(difference * 100))}"


def _swapped(assessment: Assessment, look: Look, width: int) -> Iterator[Entry]:
    for higher, lower in assessment.swapped_pairs[:SWAPPED]:
        names = {"higher": _name(higher, assessment, look), "lower": _name(lower, assessment, look)}
        yield Entry(wrapped(look.say("overview.swapped", **names), width, indent="• ", hang="  "))
