"""One plan: from paths and options to an assessment."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread
from types import MappingProxyType

from aligner.model.assessment import Assessment
from aligner.model.errors import AlignerError, NothingFoundError, SourceError
from aligner.model.grid import Book, SourceRead
from aligner.model.plan import Plan
from aligner.settings import Settings
from aligner.settings.plan_folder import TABLE_ENDINGS

Progress = Callable[[str, int, int], None]
"""Called with a file's name, its number, and how many there are, before it is opened."""

SheetProgress = Callable[[str, str, int, int], None]
"""Called with a file's name and, before each of its sheets is read, the sheet's, its number and their count.

The count is 0 where it is not known yet. What this raises ends the reading, as what Progress raises does.
"""

LeftOut = Mapping[str, SourceError]
"""Files that aren't to be opened, by the names that reports use, and why."""

_REST = frozenset({"aligner.reading.assemble", "aligner.reports.markdown"})
"""What stands for the rest of the program: it is loaded while the first plan's files are opened."""

LOCKS = ("~$", ".~lock.", "._")
"""How the names of a folder's files begin that only say that another program has a file open."""


@dataclass(frozen=True)
class _Told:
    """Whom to tell how the reading goes on, from the thread that opens the files."""

    files: Progress | None
    sheets: SheetProgress | None

    def file(self, name: str, number: int, count: int) -> None:
        if self.files is not None:
            self.files(name, number, count)

    def sheet(self, file: str, name: str, number: int, count: int) -> None:
        if self.sheets is not None:
            self.sheets(file, name, number, count)


@dataclass(frozen=True)
class Earlier:
    """Last year's plan: where it is, and the settings that lie beside it."""

    paths: Sequence[Path]
    settings: Settings


def run(  # noqa: PLR0913 - what one plan is read by, and who hears of it
    paths: Sequence[Path],
    settings: Settings,
    *,
    as_of: date,
    progress: Progress | None = None,
    sheets: SheetProgress | None = None,
    previous: Earlier | None = None,
    left_out: LeftOut = MappingProxyType({}),
) -> Assessment:
    """Read, check and judge one plan, beside last year's where that is given.

    Raises NothingFoundError where no goal could be read; a file that could not be read then says why.
    """
    told = _Told(progress, sheets)
    plan = _with_goals(paths, settings, told, left_out)
    if previous is not None:
        plan = replace(plan, previous=_with_goals(previous.paths, previous.settings, told, left_out))
    from aligner.assess import assess

    with _bulk():
        return assess(plan, as_of=as_of, options=settings.checks)


def _with_goals(paths: Sequence[Path], settings: Settings, told: _Told, left_out: LeftOut) -> Plan:
    plan = _read(paths, settings, told, left_out, _load_ahead())
    if not plan.goals:
        raise _without_goals(plan)
    _require_bearable(plan)
    return plan


def read(
    paths: Sequence[Path],
    settings: Settings,
    *,
    progress: Progress | None = None,
    sheets: SheetProgress | None = None,
    left_out: LeftOut = MappingProxyType({}),
) -> Plan:
    """Read one plan from files and folders; files that can't be read are among its sources, with the reason.

    Raises the first file's SourceError where none could be read, NothingFoundError where there is none.
    """
    return _read(paths, settings, _Told(progress, sheets), left_out)


def _read(
    paths: Sequence[Path],
    settings: Settings,
    told: _Told,
    left_out: LeftOut,
    ahead: Iterable[None] = (),
) -> Plan:
    found, errors = plan_files(paths)
    files = [(path, name) for path, name in found if name not in left_out]
    errors += [left_out[name] for _, name in found if name in left_out]
    with _bulk(), within_memory(name for _, name in files):
        opening = _Opening(files, told)
        from aligner.reading.assemble import read_plan

        for _ in ahead:
            if not opening.is_busy:
                break
        books = opening.books()
        errors += opening.errors
        if not books:
            raise errors[0] if errors else NothingFoundError("no-files", file=", ".join(map(str, paths)))
        return read_plan(books, [_refused(error) for error in errors], settings.reading)


def _load_ahead() -> Iterator[None]:
    """Load, step by step, what judging and reporting will need: it costs nothing while a file is parsed."""
    from aligner.checks import all_checks

    yield
    all_checks()
    yield
    from aligner.reports import markdown

    yield
    yield from markdown.load_ahead()


class _Opening:
    """Opens the files of a plan: beside the main thread, where that has the rest of the program to load.

    Parsing a workbook lets other threads run, so a big file costs nothing of the start-up.
    """

    def __init__(self, files: Sequence[tuple[Path, str]], told: _Told) -> None:
        self.errors: list[SourceError] = []
        self._files = files
        self._told = told
        self._books: list[Book] = []
        self._failure: BaseException | None = None
        self._thread: Thread | None = None
        if sys.modules.keys() >= _REST:
            self._open()
        else:
            self._thread = Thread(target=self._open, daemon=True)
            self._thread.start()

    @property
    def is_busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def books(self) -> list[Book]:
        """Wait for the files and return those that could be read; whatever else went wrong is raised here."""
        if self._thread is not None:
            self._thread.join()
        if self._failure is not None:
            raise self._failure
        return self._books

    def _open(self) -> None:
        try:
            from aligner.sources import open_book

            for number, (path, name) in enumerate(self._files, 1):
                self._told.file(name, number, len(self._files))
                try:
                    self._books.append(open_book(path, name, partial(self._told.sheet, name)))
                except SourceError as error:
                    self.errors.append(error)
        except BaseException as failure:  # noqa: BLE001 - carried to the main thread, and raised there
            self._failure = failure


def _refused(error: SourceError) -> SourceRead:
    return SourceRead(str(error.params["file"]), refused=(error.code, error.params))


def _require_bearable(plan: Plan) -> None:
    """Judge no plan of which only a part was read, because there seemed to be no end of its goals."""
    for note in plan.notes:
        if note.code == "limit-reached" and note.params.get("kind") == "goals":
            place = f"{note.cell.sheet} {note.cell.address}".strip()
            raise SourceError(
                "too-many-goals", file=note.cell.file, place=place, header=note.cell.text, **note.params
            )


def _without_goals(plan: Plan) -> AlignerError:
    """Why a plan holds no goal: a file that couldn't be read, a column left blank, or no such column."""
    for source in plan.sources:
        if source.refused is not None:
            return SourceError(source.refused[0], **source.refused[1])
    files = ", ".join(source.file for source in plan.sources)
    return NothingFoundError("no-goal-rows" if plan.records("goal.name") else "no-goals", file=files)


def plan_files(paths: Sequence[Path]) -> tuple[list[tuple[Path, str]], list[SourceError]]:
    """Return the files of a plan, each once, with the name that reports use for it.

    Where two files have one name, their folders tell them apart. A folder that holds no spreadsheet, or
    that can't be looked into, becomes an error.
    """
    found: dict[Path, Path] = {}
    errors: list[SourceError] = []
    for path in paths:
        try:
            inside = _folder_files(path) if path.is_dir() else [path]
        except OSError as error:
            code = "no-permission" if isinstance(error, PermissionError) else "not-found"
            errors.append(SourceError(code, file=str(path)))
            continue
        if not inside:
            errors.append(SourceError("no-files", file=str(path)))
        for file in inside:
            found.setdefault(file.absolute(), file)
    often = Counter(file.name for file in found.values())
    return [(file, file.name if often[file.name] == 1 else str(file)) for file in found.values()], errors


def _folder_files(folder: Path) -> list[Path]:
    """The spreadsheets directly in a folder, by name; the plan's settings and reports are none."""
    return sorted(
        (path for path in folder.iterdir() if is_table(path)),
        key=lambda path: path.name.casefold(),
    )


def is_table(path: Path) -> bool:
    """Whether a file in a folder is taken as part of a plan, by its name."""
    return path.suffix.lower() in TABLE_ENDINGS and not path.name.startswith(LOCKS) and not path.is_dir()


@contextmanager
def within_memory(files: Iterable[str]) -> Iterator[None]:
    """Say in a sentence where a machine's memory can't hold what these files come to: a SourceError."""
    try:
        yield
    except MemoryError as error:
        raise SourceError("out-of-memory", file=", ".join(files)) from error


@contextmanager
def _bulk() -> Iterator[None]:
    """Build millions of cells without the collector looking at each of them, then or later."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
