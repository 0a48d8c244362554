"""What a batch says at its end: how many, how they fare, what failed and why, and what to do next."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from aligner import service
from aligner.i18n import formats, keys, text
from aligner.model.errors import SourceError
from aligner.model.portfolio import PlanFailure, Portfolio
from aligner.model.verdicts import Tone, Verdict
from aligner.service.batch import BatchResult
from aligner.service.batch_sharing import KEY

_FAILURES = 40
"""So many plans that failed are named one by one."""
_PORTFOLIO = ".html"
"""The form of the portfolio that people are sent to first."""


def summary(result: BatchResult, request: service.Request, out: Path, width: int | None = None) -> str:
    """The whole summary, without signs that would steer a terminal: a line for each thing.

    Lines are broken between words where they are longer than ``width``.
    """
    language = request.language
    lines = [
        _plans(result, language),
        *_goals(result.portfolio, language, service.resolved(request).tone or Tone.SHARP),
        *_failures(result.portfolio.failures, language),
        *_skipped(result.portfolio, language),
        *_where(result, language, out),
    ]
    printable = map(service.printable, lines)
    return "".join(f"{line if width is None else _broken(line, width)}\n" for line in printable)


def _broken(line: str, width: int) -> str:
    """A line in several, those after the first further in."""
    margin = " " * (len(line) - len(line.lstrip(" ")))
    return textwrap.fill(
        line.lstrip(" "),
        width,
        initial_indent=margin,
        subsequent_indent=f"{margin}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plans(result: BatchResult, language: str) -> str:
    counts = {"done": result.done, "unchanged": result.unchanged, "failed": result.failed}
    parts = [_counted(f"plans.{how}", count, language) for how, count in counts.items() if count]
    whole = sum(counts.values())
    return _counted("plans.text", whole, language, parts=", ".join(parts))


def _goals(portfolio: Portfolio, language: str, tone: Tone) -> Iterator[str]:
    """The verdicts of all goals, and how many have money."""
    whole = sum(portfolio.verdicts.values())
    if not whole:
        return
    parts = [_verdict(verdict, portfolio.verdicts.get(verdict, 0), language, tone) for verdict in Verdict]
    funded = sum(client.record.goals_with_money for client in portfolio.clients)
    money = _counted("goals.money" if funded else "goals.no_money", funded, language)
    yield f"{_counted('goals.text', whole, language, parts=', '.join(parts))} {money}"


def _verdict(verdict: Verdict, count: int, language: str, tone: Tone) -> str:
    is_milder = tone is Tone.NEUTRAL and verdict is not Verdict.BACKED
    key = f"report.counted.{verdict.value}{'_neutral' if is_milder else ''}"
    return text(key, language, count=_shown(count, language))


def _failures(failures: Iterable[PlanFailure], language: str) -> Iterator[str]:
    failed = list(failures)
    if failed:
        yield text("batch.failures.heading", language)
    for failure in failed[:_FAILURES]:
        sentence = service.error_sentence(SourceError(failure.code, **failure.params), language)
        named = (failure.name, *(Path(path).name for path in failure.paths))
        is_named = sentence.startswith(tuple(f"{name}:" for name in named))
        name = "" if is_named else f"{failure.name} – "
        yield text("batch.failures.line", language, name=name, sentence=sentence)
    if len(failed) > _FAILURES:
        yield _counted("failures.more", len(failed) - _FAILURES, language)


def _skipped(portfolio: Portfolio, language: str) -> Iterator[str]:
    whys = sorted(portfolio.skipped, key=keys("batch", "skipped").index)
    parts = [_counted(f"skipped.{why}", portfolio.skipped[why], language) for why in whys]
    if parts:
        yield text("batch.skipped.text", language, parts=", ".join(parts))


def _where(result: BatchResult, language: str, out: Path) -> Iterator[str]:
    """Where the reports are, and what to do with them."""
    yield text("batch.where.reports", language, out=out)
    written = sorted(result.written, key=lambda path: (path.suffix != _PORTFOLIO, path.name))
    if written:
        first, *others = written
        forms = ", ".join(path.suffix.lstrip(".") for path in others)
        also = text("batch.where.others", language, forms=forms) if forms else ""
        yield text("batch.where.portfolio", language, file=first) + also
        if result.portfolio.anonymous:
            yield text("batch.where.key", language, file=out / KEY, folder=(out / KEY).parent)
        yield text("batch.next.open", language)
        command = f"aligner review {shlex.quote(str(out))}"
        yield text("batch.next.command", language, command=command)
    if result.failed:
        yield text("batch.next.again", language)


def _counted(key: str, count: int, language: str, **params: object) -> str:
    return text(f"batch.{key}", language, count=_shown(count, language), **params)


def _shown(count: int, language: str) -> formats.Count:
    """A count that chooses the singular, in figures that are set off by thousands."""
    return formats.Count(count, language, formats.number(count, language))
