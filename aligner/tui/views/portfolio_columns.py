"""The columns of the list of plans: those that there is room for, the one it is sorted by first of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len
from rich.text import Text

from aligner.model.portfolio import Client, Measure, PlanFailure, PlanRecord
from aligner.model.verdicts import Verdict
from aligner.service.portfolios import why_failed
from aligner.tui.client_text import client_text, fitted, padded, plain
from aligner.tui.labels import count_label
from aligner.tui.look import Look
from aligner.tui.portfolio_listing import Chosen, Listed
from aligner.tui.views.entry import right_aligned
from aligner.tui.views.portfolio_words import kind_of, measure_head, say, value_of

NAME = 15
"""The least width of a name."""

_ORDER = (
    Measure.BACKED, Measure.SLOGANS, Measure.DEFINITION, Measure.AMBITION, Measure.METRICS, Measure.RESOURCES,
    Measure.WITH_MONEY, Measure.TRACED, Measure.SAY_PAY_GAP, Measure.COVERAGE,
)  # fmt: skip
"""From left to right."""

_CLAIM = (
    Measure.DEFINITION, Measure.AMBITION, Measure.METRICS, Measure.RESOURCES, Measure.WITH_MONEY,
    Measure.SAY_PAY_GAP, Measure.TRACED, Measure.COVERAGE, Measure.BACKED, Measure.SLOGANS,
)  # fmt: skip
"""Who gives way last, where there is no room for all."""

_SHARE = 5
"""The width of 100 %."""


@dataclass(frozen=True)
class Columns:
    """The columns of one portfolio; ``most`` is how many digits its largest count of goals has."""

    look: Look
    most: int
    order: Measure | None

    @cached_property
    def _widths(self) -> dict[Measure, int]:
        heads = {measure: cell_len(measure_head(measure, self.look)) for measure in Measure}
        counted = 2 * self.most + 1
        shares = {Measure.BACKED, Measure.SLOGANS, Measure.TRACED, Measure.SAY_PAY_GAP, Measure.COVERAGE}
        return {one: max(heads[one], _SHARE if one in shares else counted) for one in Measure}

    @cached_property
    def _verdicts(self) -> int:
        return len(Verdict) * (self.most + 3) - 1

    def shown(self, width: int) -> tuple[tuple[Measure, ...], int]:
        """The measures that are shown in so many cells, and the width of the name."""
        room = width - NAME - self._verdicts - 1
        taken: set[Measure] = set()
        for measure in (*([self.order] if self.order else []), *_CLAIM):
            if measure not in taken and (room := room - self._widths[measure] - 1) < 0:
                break
            taken.add(measure)
        left = width - self._verdicts - 1 - sum(self._widths[one] + 1 for one in taken)
        return tuple(one for one in _ORDER if one in taken), max(0, left)

    def head(self, width: int) -> Text:
        """The names of the columns; the one that is sorted by stands out."""
        measures, name = self.shown(width)
        text = Text(no_wrap=True)
        strong = self.look.style("strong")
        text.append(padded(say("column.plan", self.look), name), "" if self.order else strong)
        text.append(" " * (self._verdicts + 1))
        for one in measures:
            head = right_aligned(measure_head(one, self.look), self._widths[one])
            text.append(" ").append(head, strong if one is self.order else "")
        return text

    def line(self, one: Listed, width: int) -> Text:
        """A plan: its name, its verdicts, its measures; of one that wasn't read, why."""
        measures, name = self.shown(width)
        if isinstance(one, PlanFailure):
            return self._failure(one, name, width)
        text = self._name(one.record, name).append(" ")
        self._append_verdicts(text, one.record)
        for measure in measures:
            value = right_aligned(value_of(one.record, measure, self.look), self._widths[measure])
            text.append(" ").append(value, self.look.style(kind_of(one.record, measure)))
        return text

    def _name(self, record: PlanRecord, width: int) -> Text:
        """The name, and how many of its files were not read."""
        mark = f" ⚠{len(record.refused)}" if record.refused else ""
        room = max(0, width - cell_len(mark))
        text = Text(fitted(plain(record.name), room), no_wrap=True)
        text.append(mark, self.look.style("weak"))
        return text.append(" " * max(0, width - text.cell_len))

    def _append_verdicts(self, text: Text, record: PlanRecord) -> None:
        for at, verdict in enumerate(Verdict):
            count = record.verdicts.get(verdict, 0)
            label = count_label(verdict, count, self.look)
            text.append(" " if at else "")
            text.append(f"{label.sign} {count:>{self.most}}", self.look.style(label.kind))

    def _failure(self, one: PlanFailure, name: int, width: int) -> Text:
        text = Text(padded(plain(one.name), name) + " ", no_wrap=True)
        text.append(f"⚠ {say('row.unread', self.look)} ", self.look.style("weak"))
        why, muted = why_failed(one, self.look.language), self.look.style("muted")
        return text.append_text(client_text(why, muted, width - text.cell_len))


def columns_of(clients: Sequence[Client], chosen: Chosen, look: Look) -> Columns:
    """The columns in which all these plans can be listed."""
    return Columns(look, len(str(max((one.record.goals for one in clients), default=0))), chosen.order)
