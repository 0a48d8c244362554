"""Carries a batch through: each plan is read, written and kept, so that it can be ended at any moment."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.batch.answers import PlanDone, Unchanged
from aligner.batch.discovery import FoundPlan
from aligner.batch.engines import Began, Engine, Failure, Outcome, Task
from aligner.batch.outputs import Outputs
from aligner.batch.store import Store
from aligner.model.errors import OutputError, SettingsError
from aligner.model.portfolio import PlanFailure

_TOGETHER = 0.2
"""Seconds between two commits at least: many small plans are made safe on disk together."""

_WRITERS, _MOST_WRITING = 8, 64
"""Threads that wait for the disk, as it makes many files safe in the time of one; plans that wait for it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A plan was begun ("begun"), or has ended: "done", "unchanged" or "failed", for the reason."""

    plan: FoundPlan
    how: str
    failure: Failure | None = None


Argument = Callable[[FoundPlan, str], Any]
"""Makes what the work is called with, of a plan and the fingerprint that it was done with before."""

Tell = Callable[[Step], None]


class Runner:
    """Writes what comes of each plan into the folder that ``outputs`` and ``store`` hold, as it comes.

    A report is safe on disk before the store speaks of it; a plan that fails leaves none. A failure with one
    of the codes ``of_all`` is no plan's own: it ends the run before it costs every plan its report.
    """

    def __init__(
        self, store: Store, outputs: Outputs, forms: Sequence[str], of_all: frozenset[str] = frozenset()
    ) -> None:
        self._store = store
        self._outputs = outputs
        self._forms = forms
        self._of_all = of_all
        self._plans: dict[str, FoundPlan] = {}
        self._expected: set[str] = set()
        self._others: dict[str, list[str]] = {}
        self._committed = time.monotonic()
        self._writers = ThreadPoolExecutor(_WRITERS)
        self._writing: deque[tuple[FoundPlan, PlanDone, Future[dict[str, str]]]] = deque()

    def announce(self, plans: Sequence[FoundPlan]) -> None:
        """Take on the plans of a run, whose names the store is to know before anything is written."""
        self._plans = {plan.id: plan for plan in plans}
        names = {name for plan in plans for name in self._names(plan)}
        self._expected = {name.casefold() for name in names}  # as many file systems see them
        # What stands there and isn't known may be somebody else's, until it is written over.
        others = self._outputs.require_room(names) - self._store.files()
        for plan in plans:
            self._store.announce(plan.id, (name for name in self._names(plan) if name not in others))
        self._store.commit()

    def run(self, engine: Engine, argument: Argument, tell: Tell) -> None:
        """Do all plans, the largest first, and tell how each goes. Raises OutputError, SettingsError.

        Whatever ends it before its time, no process goes on, and what was done is kept.
        """
        tasks = (self._task(plan, argument) for plan in largest_first(self._plans.values()))
        try:
            for told in engine.run(tasks):
                plan = self._plans[told.id]
                tell(Step(plan, "begun") if isinstance(told, Began) else self._ended(plan, told))
            self._settle()
        except BaseException:
            engine.close()
            self._settle_whole()
            raise
        finally:
            self._writers.shutdown()
        engine.close()

    def _task(self, plan: FoundPlan, argument: Argument) -> Task:
        known = self._store.known(plan.id)
        if others := [name for name in known.files if name.casefold() not in self._expected]:
            self._others[plan.id] = others
        written = {name: known.files.get(name, "") for name in self._names(plan)}
        still = known.fingerprint and self._outputs.hold(written)
        return Task(plan.id, argument(plan, known.fingerprint if still else ""))

    def _ended(self, plan: FoundPlan, outcome: Outcome) -> Step:
        if isinstance(outcome.answer, Failure):
            step = self._failed(plan, outcome.answer)
        elif isinstance(outcome.answer, Unchanged):
            step = Step(plan, "unchanged")
        else:
            step = self._done(plan, outcome.answer)
        if time.monotonic() - self._committed >= _TOGETHER or len(self._writing) >= _MOST_WRITING:
            self._settle()
        return step

    def _done(self, plan: FoundPlan, reported: PlanDone) -> Step:
        self._writing.append((plan, reported, self._writers.submit(self._written, plan, reported.reports)))
        return Step(plan, "done")

    def _written(self, plan: FoundPlan, reports: Mapping[str, bytes]) -> dict[str, str]:
        """Write a plan's reports and return their hashes by name."""
        return {
            name: self._outputs.write(name, reports[form])
            for form, name in zip(self._forms, self._names(plan), strict=True)
        }

    def _keep_written(self) -> None:
        """Keep what has been written, as soon as it is; a plan that can't be written is not kept."""
        while self._writing:
            plan, reported, writing = self._writing.popleft()
            written = writing.result()
            # What an earlier run wrote of it under other names, in other formats.
            self._outputs.remove(self._others.get(plan.id, ()))
            self._store.keep(reported.record, reported.fingerprint, written)

    def _failed(self, plan: FoundPlan, why: Failure) -> Step:
        if why.code in self._of_all:
            raise SettingsError(why.code, **why.params)
        self._outputs.remove(self._store.known(plan.id).files)
        self._store.fail(PlanFailure(plan.id, plan.name, plan.paths, why.code, why.params))
        return Step(plan, "failed", why)

    def _names(self, plan: FoundPlan) -> list[str]:
        return [f"{plan.report}.{form}" for form in self._forms]

    def _settle_whole(self) -> None:
        """Keep what was written whole, though other plans weren't, or the disk won't have it."""
        while self._writing:
            with suppress(OutputError):
                self._keep_written()
        with suppress(OutputError):
            self._settle()

    def _settle(self) -> None:
        self._keep_written()
        self._outputs.settle()
        self._store.commit()
        self._committed = time.monotonic()


def largest_first(plans: Iterable[FoundPlan]) -> list[FoundPlan]:
    """Plans by how much there is to read, the largest first: one begun last would be waited for alone."""
    return sorted(plans, key=lambda plan: (-sum(map(_bytes, plan.paths)), plan.id))


def _bytes(path: str) -> int:
    """What a file, or the files of a folder, take; nought where nobody can tell yet."""
    try:
        if Path(path).is_dir():
            with os.scandir(path) as entries:
                return sum(entry.stat().st_size for entry in entries if entry.is_file())
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0
