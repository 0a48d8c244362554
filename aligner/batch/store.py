"""What a batch keeps in its folder: how each plan ended, and what was written of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from aligner.batch import aliases as aliases_json
from aligner.batch.aliases import Aliases
from aligner.batch.discovery import FoundPlan
from aligner.batch.records import VERSION, as_json, failure_as_json, failure_from_json, from_json
from aligner.batch.store_file import opened, opened_to_read, store_of, told
from aligner.model.errors import OutputError, SettingsError
from aligner.model.portfolio import PlanFailure, PlanRecord

Json = dict[str, Any]
DONE, FAILED = "done", "failed"
NOT_YET = "plan-not-yet"
"""The code of a plan that the batch was ended before."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a plan since an earlier time: "" where it was never done, and its reports' hashes."""

    fingerprint: str
    files: Mapping[str, str]


class Store:
    """The state of one batch, open to be written; for any thread. Nothing is safe before ``commit``.

    Everything raises OutputError where the state can't be read or written.
    """

    def __init__(self, out: Path) -> None:
        self._path = store_of(out)
        self._lock = RLock()
        self._db = opened(out)

    def close(self) -> None:
        """Leave the state as it was last committed."""
        with self._lock:
            self._db.close()

    def begin(
        self, settings: Json, plans: Iterable[FoundPlan], skipped: Mapping[str, int], *, resume: bool
    ) -> None:
        """Start a run over these plans. What is known stays known only to resume, with the same settings."""
        with self._changing() as db:
            before = self.remembered("settings"), self.remembered("records")
            same = resume and before == (settings, VERSION)
            self.remember("settings", settings)
            self.remember("skipped", dict(skipped))
            self.remember("records", VERSION)
            db.execute("UPDATE plan SET here = 0")
            if not same:
                db.execute("UPDATE plan SET how = '', told = '', fingerprint = ''")
            db.executemany(_FOUND, map(_row, plans))
        self.commit()

    def announce(self, plan: str, names: Iterable[str]) -> None:
        """Tell which files will be written of a plan: whatever stands there from now on is the plan's."""
        with self._changing() as db:
            db.executemany(_ANNOUNCED, ((name, plan) for name in names))

    def known(self, plan: str) -> Known:
        """What is known of a plan."""
        with self._reading() as db:
            found = db.execute("SELECT fingerprint FROM plan WHERE id = ?", (plan,)).fetchone()
            files = db.execute("SELECT name, sha256 FROM file WHERE plan = ?", (plan,)).fetchall()
            return Known(found[0] if found else "", dict(files))

    def files(self) -> set[str]:
        """The names of all files that are some plan's."""
        with self._reading() as db:
            return {name for (name,) in db.execute("SELECT name FROM file")}

    def keep(self, record: PlanRecord, fingerprint: str, files: Mapping[str, str]) -> None:
        """Keep how a plan was done, and the hashes of the files that were written of it."""
        with self._changing() as db:
            self._end(record.id, DONE, as_json(record), fingerprint)
            db.execute("DELETE FROM file WHERE plan = ?", (record.id,))
            db.executemany(_WRITTEN, ((name, record.id, digest) for name, digest in files.items()))

    def fail(self, failure: PlanFailure) -> None:
        """Keep why nothing came of a plan; its files are gone."""
        with self._changing() as db:
            self._end(failure.id, FAILED, failure_as_json(failure), "")
            db.execute("DELETE FROM file WHERE plan = ?", (failure.id,))

    def _end(self, plan: str, how: str, said: Json, fingerprint: str) -> None:
        ended = (how, json.dumps(said), fingerprint, plan)
        self._db.execute("UPDATE plan SET how = ?, told = ?, fingerprint = ? WHERE id = ?", ended)

    def remembered(self, name: str) -> Any:
        """What was remembered by a name; None where nothing was."""
        with self._reading() as db:
            return _remembered(db, name)

    def remember(self, name: str, value: Any) -> None:
        """Remember a value that JSON can hold."""
        with self._changing() as db:
            db.execute("REPLACE INTO run VALUES (?, ?)", (name, json.dumps(value, sort_keys=True)))

    def aliases(self, plans: Iterable[str]) -> Aliases:
        """What plans are called where nobody may know them: each the same as in every run before."""
        with self._changing() as db:
            aliases = _aliases(db).among(plans)
            self.remember("aliases", aliases_json.as_json(aliases))
            return aliases

    def commit(self) -> None:
        """Have everything that was kept safe on disk."""
        with self._reading() as db:
            if db.in_transaction:
                db.execute("COMMIT")

    def held(self) -> Held:
        """All that the portfolio is made of."""
        with self._reading() as db:
            return _held(db)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, told(self._path), _sound(self._path):
            yield self._db

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as db:
            if not db.in_transaction:
                db.execute("BEGIN IMMEDIATE")
            db.execute("SAVEPOINT change")  # what is interrupted half-way isn't committed with the rest
            try:
                yield db
            except BaseException:
                if db.in_transaction:  # a disk that is full may have ended it
                    db.execute("ROLLBACK TO change")
                raise
            db.execute("RELEASE change")


@dataclass(frozen=True, slots=True)
class Held:
    """What a batch left: its settings, and of each plan of its last run a record or a failure.

    ``aliases`` are those of plans that were ever made anonymous.
    """

    settings: Json
    skipped: Mapping[str, int]
    records: Collection[PlanRecord]
    failures: Collection[PlanFailure]
    aliases: Aliases


def read(out: Path) -> Held:
    """Read what a batch left in a folder, without changing anything there.

    Raises SettingsError where no batch wrote there, or one of another version; OutputError where its state
    is damaged.
    """
    path = store_of(out)
    if not path.is_file():
        raise SettingsError("not-a-batch", folder=str(out))
    with opened_to_read(out) as db, _sound(path):
        if _remembered(db, "records") not in (VERSION, None):
            raise SettingsError("batch-store-older", folder=str(out))
        held = _held(db)
    if not held.settings:  # it was ended before it began
        raise SettingsError("not-a-batch", folder=str(out))
    return held


@contextmanager
def _sound(path: Path) -> Iterator[None]:
    try:
        yield
    except ValueError as error:  # what stands there is not what we wrote
        raise OutputError("batch-store-damaged", file=str(path)) from error


def _held(db: sqlite3.Connection) -> Held:
    rows = db.execute("SELECT how, told FROM plan WHERE here AND how <> '' ORDER BY id")
    ended = [(how, json.loads(said)) for how, said in rows]
    return Held(
        settings=_remembered(db, "settings") or {},
        skipped=_remembered(db, "skipped") or {},
        records=[from_json(said) for how, said in ended if how == DONE],
        failures=[*(failure_from_json(said) for how, said in ended if how == FAILED), *_not_yet(db)],
        aliases=_aliases(db),
    )


def _aliases(db: sqlite3.Connection) -> Aliases:
    return aliases_json.from_json(_remembered(db, "aliases"))


def _not_yet(db: sqlite3.Connection) -> Iterator[PlanFailure]:
    for plan, name, paths in db.execute(
        "SELECT id, name, paths FROM plan WHERE here AND how = '' ORDER BY id"
    ):
        yield PlanFailure(plan, name, tuple(json.loads(paths)), NOT_YET, {"name": name})


def _remembered(db: sqlite3.Connection, name: str) -> Any:
    row = db.execute("SELECT value FROM run WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def _row(plan: FoundPlan) -> tuple[str, str, str, str]:
    return plan.id, plan.name, plan.report, json.dumps([str(path) for path in plan.paths])


_FOUND = """
INSERT INTO plan (id, name, report, paths, here) VALUES (?, ?, ?, ?, 1)
ON CONFLICT (id) DO UPDATE SET here = 1, fingerprint = CASE
    WHEN (name, report, paths) = (excluded.name, excluded.report, excluded.paths)
    THEN fingerprint ELSE '' END,
    name = excluded.name, report = excluded.report, paths = excluded.paths
"""
"""A plan that is called otherwise than before has to be told anew."""

_ANNOUNCED = """
INSERT INTO file (name, plan, sha256) VALUES (?, ?, '')
ON CONFLICT (name) DO UPDATE SET
    sha256 = CASE WHEN plan = excluded.plan THEN sha256 ELSE '' END, plan = excluded.plan
"""

_WRITTEN = "REPLACE INTO file (name, plan, sha256) VALUES (?, ?, ?)"
