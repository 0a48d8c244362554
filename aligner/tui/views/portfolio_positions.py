"""Where a plan stands among the others: on each measure its value, rank, quarter, and a strip."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from aligner.i18n import formats
from aligner.model.portfolio import Client, Measure, Portfolio, Position, Spread
from aligner.tui.client_text import padded
from aligner.tui.look import Look
from aligner.tui.views.entry import Entry, right_aligned
from aligner.tui.views.portfolio_words import UNKNOWN, measure_name, say, value_of

ENOUGH = 4
"""Fewer plans have no quarters: they can be compared by eye."""

_STRIP, _GOOD_STRIP, _FAIR_STRIP, _LEAST_STRIP = 31, 21, 12, 9
"""Cells of the strip: the most; with less, names are the short ones, or cut; with less, none is drawn."""

_LEAST_NAME = 13
_VALUE = 6
_QUARTER = 6


def position_entries(portfolio: Portfolio, client: Client, look: Look, width: int) -> Iterator[Entry]:
    """Yield a line for each measure: its value, rank and quarter, and the plan among the others."""
    wide = _Widths(portfolio, look, width)
    yield Entry(wide.head())
    for measure in Measure:
        yield Entry(wide.line(client, measure))


def compared(portfolio: Portfolio) -> bool:
    """Whether there are plans enough for quarters on any measure."""
    return any(spread.count >= ENOUGH for spread in portfolio.spreads.values())


class _Widths:
    """The lines of the positions, in columns that are as wide as this portfolio needs."""

    def __init__(self, portfolio: Portfolio, look: Look, width: int) -> None:
        self._spreads, self._look = portfolio.spreads, look
        most = max((spread.count for spread in portfolio.spreads.values()), default=0)
        self._rank = max(len(say("client.rank", look)), 2 * len(str(most)) + 1) + 1
        rest = width - _VALUE - self._rank - _QUARTER - 1
        self._names = {one: measure_name(one, look) for one in Measure}
        if rest - self._longest < _GOOD_STRIP:
            self._names = {one: measure_name(one, look, short=True) for one in Measure}
        self._name = min(self._longest, max(_LEAST_NAME, rest - _FAIR_STRIP))
        self._strip = min(_STRIP, rest - self._name) if compared(portfolio) else 0

    @property
    def _longest(self) -> int:
        return max(map(cell_len, self._names.values())) + 1

    def head(self) -> Text:
        look = self._look
        text = Text("\n", no_wrap=True)
        text.append(padded(say("client.positions", look), self._name + _VALUE), look.style("key"))
        text.append(right_aligned(say("client.rank", look), self._rank), look.style("muted"))
        if self._strip:
            text.append(right_aligned(say("client.quarter", look), _QUARTER), look.style("muted"))
        if self._strip >= _LEAST_STRIP:
            ends = [formats.percent(share, look.language) for share in (0.0, 1.0)]
            gap = self._strip - len(ends[0]) - len(ends[1])
            text.append(f" {ends[0]}{' ' * gap}{ends[1]}", look.style("muted"))
        return text

    def line(self, client: Client, measure: Measure) -> Text:
        position = client.positions.get(measure)
        text = Text(padded(self._names[measure], self._name - 1) + " ", no_wrap=True)
        value = value_of(client.record, measure, self._look)
        text.append(right_aligned(value, _VALUE), self._look.style(_kind(position)))
        if position is None:
            return text.append(right_aligned(UNKNOWN, self._rank), self._look.style("muted"))
        text.append(right_aligned(f"{position.rank}/{position.count}", self._rank))
        spread = self._spreads[measure]
        if self._strip and spread.count >= ENOUGH:
            text.append(right_aligned(str(position.quarter), _QUARTER), self._look.style(_kind(position)))
            if self._strip >= _LEAST_STRIP:
                text.append(" ").append_text(strip(spread, position.value, self._strip, self._look))
        return text


def _kind(position: Position | None) -> str:
    """The style of a place: the best and the last quarter stand out."""
    if position is None or position.count < ENOUGH:
        return ""
    return {1: "good", 4: "bad"}.get(position.quarter, "")


def strip(spread: Spread, value: float, width: int, look: Look) -> Text:
    """Draw how the plans lie from 0 to 100 %, and one among them: ├──▒▒│▒●──┤."""
    line = [" "] * width

    def at(share: float) -> int:
        return round(min(max(share, 0.0), 1.0) * (width - 1))

    least, most = at(spread.least), at(spread.most)
    line[least : most + 1] = "─" * (most - least + 1)
    line[least], line[most] = "├", "┤"
    lower, upper = at(spread.lower), at(spread.upper)
    line[lower : upper + 1] = "▒" * (upper - lower + 1)
    line[at(spread.median)] = "│"
    line[at(value)] = "●"
    text = Text("".join(line), look.style("muted"), no_wrap=True)
    text.stylize(look.style("strong"), at(value), at(value) + 1)
    return text
