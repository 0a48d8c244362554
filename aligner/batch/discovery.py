"""Finding the plans in folders: each sub-folder is one, and each spreadsheet that lies loose."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.batch.addresses import AddressSearch
from aligner.batch.entries import STATE, Contents, Skipped, look_into, order
from aligner.batch.naming import Named, ids_of, names_of, report_names
from aligner.batch.storage import is_address, shown
from aligner.batch.years import newest
from aligner.model.errors import NothingFoundError, SettingsError

_PORTFOLIO = "portfolio."


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """One plan: ``id``, ``name`` and ``report`` as in PlanRecord; ``paths`` are its files and folders."""

    id: str
    name: str
    report: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Discovery:
    """The plans in the order of their ids, and by its reason how much was passed over."""

    plans: tuple[FoundPlan, ...]
    skipped: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a plan lies: the entry of a folder that stands for it, and what is read."""

    root: Path
    entry: Path
    paths: tuple[Path | str, ...]
    loose: bool = False


def discover(folders: Sequence[str], out: Path) -> Discovery:
    """Find the plans in ``folders``; reports are going to be written to ``out``, which is passed over.

    A folder may be an address, such as ``s3://…``. Raises SettingsError where a folder can't be looked into
    or ``out`` is among the plans, NothingFoundError where there is no plan at all.
    """
    roots = _roots(folder for folder in folders if not is_address(folder))
    _refuse_out(out, roots)
    search = _Search(roots, out)
    found = (*search.places(), *_stored(filter(is_address, folders), search.skipped))
    places = sorted(found, key=lambda place: (order(place.entry.name), str(place.root)))
    skipped = {reason.value: search.skipped[reason] for reason in Skipped if search.skipped[reason]}
    if not places:
        raise NothingFoundError("batch-nothing", file=", ".join(folders))
    return Discovery(_named(places), skipped)


def _stored(addresses: Iterable[str], skipped: Counter[Skipped]) -> Iterator[_Place]:
    """The plans at addresses, which are named as if these were paths."""
    search = AddressSearch(skipped)
    for address in dict.fromkeys(addresses):
        root = Path("/", shown(address).strip("/").replace("://", ":/"))
        for plan in search.plans_at(address):
            yield _Place(root, root / plan.entry, plan.addresses, plan.loose)


def _named(places: Sequence[_Place]) -> tuple[FoundPlan, ...]:
    named = [Named(place.root, place.entry.name, place.loose) for place in places]
    ids = ids_of(named)
    found = zip(ids, names_of(named, ids), report_names(named, ids), places, strict=True)
    return tuple(FoundPlan(id_, name, report, tuple(map(str, p.paths))) for id_, name, report, p in found)


def _roots(folders: Iterable[str]) -> dict[str, Path]:
    """The folders that were named, each once, by where they really are."""
    roots: dict[str, Path] = {}
    for stated in folders:
        path = Path(os.path.abspath(stated))  # noqa: PTH100 - links stay as they were named
        if not _says(path.exists):
            raise SettingsError("batch-no-folder", file=stated)
        if not _says(path.is_dir):
            raise SettingsError("batch-is-file", file=stated)
        if _is_ours(path):
            raise SettingsError("batch-is-out", file=stated)
        roots.setdefault(_real(path), path)
    return roots


def _refuse_out(out: Path, roots: dict[str, Path]) -> None:
    """Reports among the clients' own files would be mixed up with them."""
    real = _real(out)
    if real in roots:
        raise SettingsError("batch-out-is-folder", file=str(out))
    if not any(_is_inside(real, root) for root in roots) or not _says(out.is_dir) or _is_ours(out):
        return
    try:
        tables = look_into(out).tables
    except OSError:  # told of when it is written to
        return
    if any(not table.name.startswith(_PORTFOLIO) for table in tables):
        raise SettingsError("batch-out-is-plan", file=str(out))


class _Search:
    """Looks through the folders that were named, and never twice into one.

    A link is followed where it leads out of these folders; what it could lead to inside them is found in
    its own place, or is the way that led here.
    """

    def __init__(self, roots: dict[str, Path], out: Path) -> None:
        self.skipped: Counter[Skipped] = Counter()
        self._roots = roots
        self._out = _real(out)
        self._seen = set(roots)

    def places(self) -> Iterator[_Place]:
        for real, root in self._roots.items():
            contents = self._opened(root)
            if contents is None:
                raise SettingsError("batch-unreadable", file=str(root))
            # What may not be looked at is somebody's plan: it is named when reading it fails.
            for path, _ in self._first((*contents.tables, *contents.unreadable), real):
                yield _Place(root, path, (path,), loose=True)
            for folder, inside in self._first(contents.folders, real):
                yield from self._plan_in(root, folder, inside)

    def _plan_in(self, root: Path, folder: Path, real: str) -> Iterator[_Place]:
        """The plan that a folder holds: its own spreadsheets, else those of the folders below it."""
        found, unreadable = self._below(folder, real)
        latest = newest(folder, found)
        self.skipped[Skipped.DEEPER] += sum(found[path] for path in found if path not in latest)
        if latest:
            self.skipped[Skipped.UNREADABLE] += len(unreadable)
        if latest or unreadable:
            yield _Place(root, folder, tuple(latest or unreadable))
        else:
            self.skipped[Skipped.EMPTY] += 1

    def _below(self, folder: Path, real: str) -> tuple[dict[Path, int], list[Path]]:
        """The first folders on each way down that hold spreadsheets, how many; what can't be looked into."""
        found: dict[Path, int] = {}
        unreadable: list[Path] = []
        waiting = [(folder, real, False)]
        while waiting:  # folders can be nested deeper than calls can
            path, real, is_below = waiting.pop()
            contents = self._opened(path)
            if contents is None:
                unreadable.append(path)
                continue
            unreadable += contents.unreadable
            if is_below:
                self.skipped[Skipped.DEEPER] += len(contents.tables)
            elif contents.tables:
                found[path] = len(contents.tables)
            is_below = is_below or path in found
            further = self._first(contents.folders, real, following=not is_below)
            waiting += [(one, inside, is_below) for one, inside in reversed([*further])]
        return found, unreadable

    def _opened(self, folder: Path) -> Contents | None:
        try:
            contents = look_into(folder)
        except OSError:
            return None
        self.skipped += contents.skipped
        return contents

    def _first(
        self, paths: Iterable[Path], folder: str, *, following: bool = True
    ) -> Iterator[tuple[Path, str]]:
        """What is to be taken in a folder, and where it really is; why other things aren't is counted.

        No link is followed for mere counting.
        """
        for path in paths:
            is_link = _says(path.is_symlink)
            real = _real(path) if is_link else _join(folder, path.name)
            # A folder that is named for itself, and the reports of this batch, which may not be there yet
            if (real in self._roots and not is_link) or real == self._out:
                continue
            reason = Skipped.LINK if is_link and not following else self._reason(path, real, is_link)
            if reason is not None:
                self.skipped[reason] += 1
                continue
            self._seen.add(real)
            yield path, real

    def _reason(self, path: Path, real: str, is_link: bool) -> Skipped | None:
        if _is_inside(real, self._out) or _is_ours(path):
            return Skipped.OURS
        leads_back = is_link and any(_is_inside(real, root) or _is_inside(root, real) for root in self._roots)
        return Skipped.LINK if leads_back or real in self._seen else None


def _is_ours(path: Path) -> bool:
    return _says((path / STATE).is_dir)


def _says(ask: Callable[[], bool]) -> bool:
    """What the system says of a path; no, where it can't tell, for want of permission or a name's length."""
    try:
        return ask()
    except OSError:
        return False


def _is_inside(path: str, folder: str) -> bool:
    return path != folder and path.startswith(folder.rstrip(os.sep) + os.sep)


def _join(folder: str, name: str) -> str:
    return os.path.join(folder, os.path.normcase(name))  # noqa: PTH118 - as _real writes it


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
