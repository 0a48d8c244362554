"""Pictures of a portfolio as inline SVG: distribution strips and bars, without a script or a style."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from aligner.i18n import formats
from aligner.model.portfolio import Spread

if TYPE_CHECKING:
    from markupsafe import Markup

DRAWN = 200
"""So many plans are drawn one by one; of more, a strip counts how many lie at each whole percent."""

HEIGHT = 48
RADIUS = 3.5
_WIDTH = 620
"""Pixels that a strip is laid out for; drawn narrower, its dots only come closer to each other."""
_GRID = (0.0, 0.25, 0.5, 0.75, 1.0)
_BAR_WIDTH = 0.7


@dataclass(frozen=True, slots=True)
class Mark:
    """One plan on a strip: its share of 0–1, what is told of it, and its number in the portfolio."""

    value: float
    title: str
    client: int


@dataclass(frozen=True, slots=True)
class Heap:
    """The plans that are shown as one whole percent: how many, and what is told of them."""

    percent: int
    count: int
    title: str


def strip(marks: Sequence[Mark], heaps: Sequence[Heap], spread: Spread, label: str) -> Markup:
    """Draw how plans lie between 0 and 100 %: the middle half, the median, and the plans themselves.

    They are drawn one by one as dots, or counted in heaps.
    ``label`` says the same to who cannot see it.
    """
    return _svg("strip", HEIGHT, label, [*_grid(), *_box(spread), *_dots(marks), *_heaps(heaps)])


def percent(value: float) -> int:
    """The whole percent that a share is shown as."""
    return formats.round_half_up(Decimal(repr(value)) * 100)


def parts(shares: Iterable[tuple[str, float]]) -> Markup:
    """Draw shares of one whole side by side, each under the name of its class; words beside say the same."""
    drawn, at = [], 0.0
    for kind, share in shares:
        if share > 0:
            drawn.append(_rect(kind, at, share, HEIGHT))
        at += share
    return _svg("parts", 0, "", drawn)


def bar(share: float) -> Markup:
    """Draw one share of 0–1 as a bar; the figure beside it says the same."""
    return _svg("bar", 0, "", [_rect("full", 0.0, share, HEIGHT)])


def _svg(kind: str, height: int, label: str, drawn: Sequence[Markup]) -> Markup:
    from markupsafe import Markup

    spoken = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    tall = Markup(' height="{}"').format(height) if height else ""
    start = Markup('<svg class="{}" width="100%"{} {}>').format(kind, tall, spoken)
    return start + Markup("").join(drawn) + Markup("</svg>")


def _rect(kind: str, at: float, share: float, height: int) -> Markup:
    from markupsafe import Markup

    return Markup('<rect class="{}" x="{}" width="{}" height="{}"/>').format(
        kind, place(at), place(share), height
    )


def place(share: float) -> str:
    """Where a share lies between left and right."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _grid() -> Iterator[Markup]:
    from markupsafe import Markup

    for value in _GRID:
        yield Markup('<line class="grid" x1="{0}" x2="{0}" y2="{1}"/>').format(place(value), HEIGHT)


def _box(spread: Spread) -> Iterator[Markup]:
    from markupsafe import Markup

    yield _rect("half", spread.lower, spread.upper - spread.lower, HEIGHT)
    yield Markup('<line class="median" x1="{0}" x2="{0}" y2="{1}"/>').format(place(spread.median), HEIGHT)


def _dots(marks: Sequence[Mark]) -> Iterator[Markup]:
    """Draw one dot a plan; those that would hide each other stand in a column about the middle."""
    from markupsafe import Markup

    columns: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        columns[round(mark.value * _WIDTH / (2 * RADIUS))].append(mark)
    dot = Markup('<circle cx="{}" cy="{}" r="{}" data-c="{}"><title>{}</title></circle>')
    for _, column in sorted(columns.items()):
        for mark, height in zip(column, _heights(len(column)), strict=True):
            yield dot.format(place(mark.value), f"{height:g}", RADIUS, mark.client, mark.title)


def _heights(count: int) -> Iterator[float]:
    """Where the dots of one column stand: close to the middle, and never outside of the strip."""
    room = HEIGHT - 2 * RADIUS - 2
    step = min(2 * RADIUS, room / (count - 1)) if count > 1 else 0.0
    for number in range(count):
        yield round(HEIGHT / 2 + (number - (count - 1) / 2) * step, 1)


def _heaps(heaps: Sequence[Heap]) -> Iterator[Markup]:
    """Draw one bar a whole percent, as high as it has plans; the fewest can still be seen."""
    from markupsafe import Markup

    most = max((heap.count for heap in heaps), default=0)
    drawn = Markup('<rect class="heap" x="{}%" y="{:g}" width="{}%" height="{:g}"><title>{}</title></rect>')
    for heap in heaps:
        height = max(round(heap.count / most * (HEIGHT - 4), 1), 1.5)
        left = round(heap.percent - _BAR_WIDTH / 2, 2)
        yield drawn.format(left, HEIGHT - height, _BAR_WIDTH, height, heap.title)
