"""What a screen asks about a portfolio: whether a folder holds one, what it says, and where its plans lie."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.model.errors import SettingsError, SourceError

if TYPE_CHECKING:
    from aligner.model.finding import Severity
    from aligner.model.portfolio import PlanFailure, PlanRecord, Portfolio, Refusal

_STATE = ".aligner"
"""Only a folder that holds this is looked into for what a batch left, which costs the loading of SQLite."""


def is_portfolio(paths: Sequence[Path]) -> bool:
    """Whether what is to be opened is a folder that a batch left. Asks the disk."""
    with suppress(OSError):
        if len(paths) == 1 and (paths[0] / _STATE).is_dir():
            from aligner.service.batch import is_batch_folder

            return is_batch_folder(paths[0])
    return False


def open_for_screen(folder: Path) -> Portfolio:
    """The portfolio that a batch left in a folder, put among the recent plans. Raises as ``open_portfolio``.

    What it is told with is loaded as well, so that no key press has to wait for it.
    """
    import aligner.catalogue.content
    import aligner.reports.portfolio_words  # noqa: F401
    from aligner.checks import all_checks
    from aligner.i18n.formats import number
    from aligner.service.batch import open_portfolio
    from aligner.service.recent import remember_portfolio

    portfolio = open_portfolio(folder)
    _ = all_checks(), number(1, "fi")
    remember_portfolio(folder, portfolio)
    return portfolio


def files_in(folder: Path) -> tuple[str, ...]:
    """The names of the portfolio's own files that lie in its folder. Asks the disk."""
    from aligner.service.batch_portfolio import FORMS, NAME

    names = (f"{NAME}.{form}" for form in FORMS)
    return tuple(name for name in names if _is_there(folder / name))


def paths_of_plan(record: PlanRecord | PlanFailure) -> tuple[Path, ...]:
    """Where a plan lies now. Asks the disk.

    Raises SourceError where nothing leads there: its name is an alias, it lies at an address that only a
    batch can read, or its files have gone.
    """
    from aligner.batch.storage import is_address

    if not record.paths:
        raise SourceError("portfolio-anonymous", file=record.name)
    if is_address(record.paths[0]):
        raise SourceError("portfolio-address", file=record.paths[0])
    paths = tuple(map(Path, record.paths))
    gone = [path for path in paths if not _is_there(path)]
    if gone:
        raise SourceError("portfolio-gone", file=str(gone[0]))
    return paths


def _is_there(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.exists()
    return False


def why_failed(failure: PlanFailure, language: str) -> str:
    """Why nothing of a plan could be read, and what to do."""
    from aligner.reports.portfolio_words import failed

    return failed(failure, language)


def why_refused(refusal: Refusal, language: str) -> str:
    """Why a file of a plan could not be read, and what to do."""
    from aligner.reports.portfolio_words import why_not_read

    return why_not_read(refusal.file, refusal.code, refusal.params, language)


def gap_title(code: str, language: str) -> str:
    """What a gap is called; one that only another version knows goes by its code."""
    from aligner.reports.portfolio_words import check_title
    from aligner.reports.voice import Voice

    return check_title(code, Voice(language))


def gap_severity(code: str) -> Severity | None:
    """How much a gap weighs; None of one that only another version knows."""
    from aligner.reports.portfolio_words import severity_of

    return severity_of(code)


def gap_advice(code: str, language: str) -> tuple[str, str]:
    """Why a gap matters and what closes it; nothing of one that only another version knows."""
    from aligner.catalogue.content import entry

    with suppress(SettingsError):
        check = entry(code, language)
        return check.why, check.fix
    return "", ""
