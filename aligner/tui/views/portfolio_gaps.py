"""The gaps of a portfolio, the most common first, and what there is to tell of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from aligner.i18n import formats
from aligner.model.portfolio import CommonGap, Portfolio
from aligner.service.portfolios import gap_advice, gap_severity
from aligner.tui.client_text import client_text, padded
from aligner.tui.labels import severity_label
from aligner.tui.look import Look
from aligner.tui.views.entry import Entry, heading, remark, right_aligned, two_sided, wrapped
from aligner.tui.views.portfolio_detail import gap_name
from aligner.tui.views.portfolio_words import number, say

NAMED = 10
"""So many plans are named that have a gap most."""


@dataclass(frozen=True)
class Gaps:
    """All gaps of a portfolio as lines."""

    portfolio: Portfolio
    look: Look

    def head(self, width: int) -> Text:
        heads = [say(f"column.{name}", self.look) for name in ("plans", "share", "findings")]
        name = padded(f"  {say('column.gap', self.look)}", self._name(width))
        return Text(name + "".join(map(right_aligned, heads, self._widths)), no_wrap=True)

    def line(self, gap: CommonGap, width: int) -> Text:
        """A gap: in how many plans of how many, the share, and how often in all."""
        text = gap_name(gap.check, self.look, self._name(width) - 1)
        text.append(" " * max(0, self._name(width) - text.cell_len))
        for value, wide in zip(self._values(gap), self._widths, strict=True):
            text.append(right_aligned(value, wide))
        return text

    def _values(self, gap: CommonGap) -> tuple[str, ...]:
        share = formats.percent(gap.plans / gap.asked, self.look.language)
        return f"{gap.plans}/{gap.asked}", share, formats.number(gap.findings, self.look.language)

    @property
    def _widths(self) -> tuple[int, ...]:
        """The widths of the figures, two cells between them."""
        most = 2 * len(str(len(self.portfolio.clients))) + 1
        heads = [cell_len(say(f"column.{name}", self.look)) for name in ("plans", "share", "findings")]
        return tuple(max(head, least) + 2 for head, least in zip(heads, (most, 5, 7), strict=True))

    def _name(self, width: int) -> int:
        return max(16, width - sum(self._widths))


def gap_entries(portfolio: Portfolio, gap: CommonGap, look: Look, width: int) -> Iterator[Entry]:
    """Yield what a gap is, why it matters, what closes it, and who has most of it."""
    severity = gap_severity(gap.check)
    yield Entry(gap_name(gap.check, look, width))
    if severity:
        yield Entry(severity_label(severity, look).text(look))
    share = formats.percent(gap.plans / gap.asked, look.language)
    plans, asked = number(gap.plans, look), number(gap.asked, look)
    yield Entry(wrapped(say("gap.plans", look, plans=plans, asked=asked, share=share), width))
    yield Entry(Text(say("gap.findings", look, count=number(gap.findings, look))))
    why, fix = gap_advice(gap.check, look.language)
    for key, sentence in (("gap.why", why), ("gap.fix", fix)):
        if sentence:
            yield heading(say(key, look), look)
            yield Entry(wrapped(sentence, width))
    yield heading(say("gap.where", look), look)
    yield from _most(portfolio, gap.check, look, width)
    yield Entry(Text())
    yield remark(say("gap.open", look), look)


def _most(portfolio: Portfolio, check: str, look: Look, width: int) -> Iterator[Entry]:
    having = [one.record for one in portfolio.clients if check in one.record.findings]
    having.sort(key=lambda record: -record.findings[check])
    for record in having[:NAMED]:
        count = Text(formats.number(record.findings[check], look.language))
        yield Entry(two_sided(client_text(record.name, width=width - count.cell_len - 2), count, width))
    if len(having) > NAMED:
        yield remark(say("client.more", look, count=number(len(having) - NAMED, look)), look)
