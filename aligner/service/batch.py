"""Many plans at once: what both front ends ask of a batch and of the portfolio that it leaves."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner import __version__
from aligner.model.portfolio import Portfolio
from aligner.service.request import Request, of_all_plans

if TYPE_CHECKING:
    from aligner.batch.outputs import Outputs
    from aligner.batch.store import Store

FORMS = ("md", "json")
"""What is written of each plan unless other formats are asked for."""


@dataclass(frozen=True)
class BatchRequest:
    """What to read, where to put what comes of it, and how.

    ``folders`` are paths, or addresses such as ``s3://…`` for an engine on other machines. ``request`` says
    how reports read (its paths are empty). ``jobs`` 0 is one for each core.
    """

    folders: tuple[str, ...]
    out: Path
    request: Request
    forms: tuple[str, ...] = FORMS
    jobs: int = 0
    engine: str = "local"
    scheduler: str = ""
    resume: bool = False
    anonymise: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to do: plans, and by the reason what was passed over."""

    plans: int
    skipped: dict[str, int]


@dataclass(frozen=True, slots=True)
class Begun:
    """A plan is being read."""

    name: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A plan has ended: "done", "unchanged" since the last time, or "failed", which ``sentence`` explains."""

    name: str
    how: str
    sentence: str = ""


BatchEvent = Found | Begun | Ended
Tell = Callable[[BatchEvent], None]


@dataclass(frozen=True)
class BatchResult:
    """What a batch came to: the portfolio, the files of it that were written, and how the plans ended."""

    portfolio: Portfolio
    written: tuple[Path, ...]
    done: int
    unchanged: int
    failed: int
    seconds: float


def run_batch(asked: BatchRequest, tell: Tell) -> BatchResult:
    """Read every plan of the folders, write its reports and the portfolio into ``out``; tell how it goes.

    Raises SettingsError where something that doesn't exist is asked for, NothingFoundError where there is no
    plan, OutputError where ``out`` can't be written or another batch is at it. Ended at any moment, by
    KeyboardInterrupt or whatever ``tell`` raises, it leaves no process, and every file in ``out`` whole.
    """
    from aligner.batch.discovery import discover
    from aligner.service.batch_portfolio import write_portfolio
    from aligner.service.batch_reading import engine_of, named, read_all
    from aligner.service.batch_sharing import remove_named, write_key

    begun = time.monotonic()
    asked = replace(asked, request=_agreed(asked.request, asked.forms))
    with closing(engine_of(asked)) as engine:
        found = discover(asked.folders, asked.out)
        tell(Found(len(found.plans), found.skipped))
        with _opened(asked.out) as (store, outputs):
            asked = replace(asked, request=replace(asked.request, as_of=_as_of(asked, store)))
            aliases = store.aliases(plan.id for plan in found.plans) if asked.anonymise else None
            plans = named(found.plans, aliases, asked.request.language)
            if aliases is not None:
                remove_named(store, outputs, aliases)
                write_key(outputs, aliases)
            store.begin(_settings(asked), plans, found.skipped, resume=asked.resume)
            counts = read_all(asked, engine, plans, aliases, (store, outputs), tell)
            portfolio, written = write_portfolio(outputs, store.held(), asked.request)
    return BatchResult(portfolio, written, **counts, seconds=time.monotonic() - begun)


def rebuild_portfolio(out: Path, request: Request, *, anonymise: bool = False) -> BatchResult:
    """Write the portfolio anew from what a batch left; no plan is read.

    Where the reports are anonymous, so is the portfolio. Raises SettingsError where no batch wrote to
    ``out``, OutputError where it can't be written.
    """
    from aligner.batch.store import read
    from aligner.service.batch_portfolio import write_portfolio
    from aligner.service.batch_sharing import write_key

    begun = time.monotonic()
    read(out)  # nothing is made in a folder that no batch wrote to
    with _opened(out) as (store, outputs):
        held = store.held()
        if anonymise:
            plans = [plan.id for plan in held.records] + [plan.id for plan in held.failures]
            held = replace(held, aliases=store.aliases(plans))
            store.commit()
            write_key(outputs, held.aliases)
        portfolio, written = write_portfolio(outputs, held, request, anonymise=anonymise)
    done, failed = len(held.records), len(held.failures)
    return BatchResult(portfolio, written, done, 0, failed, time.monotonic() - begun)


def open_portfolio(out: Path) -> Portfolio:
    """The portfolio of what a batch left in a folder, which nobody need be allowed to write to.

    It is anonymous where the reports are. Raises SettingsError where no batch wrote there, OutputError where
    its state is damaged.
    """
    from aligner.batch.store import read
    from aligner.service.batch_portfolio import portfolio_from

    held = read(out)
    return portfolio_from(held, held.settings["language"])


def is_batch_folder(path: Path) -> bool:
    """Whether a batch wrote its reports to a folder."""
    from aligner.batch.store_file import store_of

    with suppress(OSError):
        return store_of(path).is_file()
    return False


def _agreed(request: Request, forms: tuple[str, ...]) -> Request:
    """What holds for all plans; settings and templates that won't do are told of before anything is done."""
    if request.templates is not None and "md" in forms:
        from aligner.reports.markdown import require_template

        require_template(request.templates, plain=request.plain)
    return of_all_plans(request)


@contextmanager
def _opened(out: Path) -> Iterator[tuple[Store, Outputs]]:
    """Hold a folder of reports for one batch, put in order after one that was killed."""
    from aligner.batch.outputs import Outputs
    from aligner.batch.store import Store
    from aligner.batch.store_file import alone

    with alone(out):
        outputs = Outputs(out)
        with closing(Store(out)) as store:
            yield store, outputs


def _as_of(asked: BatchRequest, store: Store) -> date:
    """The day that is judged by: what goes on goes on with the day that it was begun with."""
    begun = store.remembered("settings") if asked.resume else None
    known = date.fromisoformat(begun["as_of"]) if begun else date.today()  # the user's own calendar day
    return asked.request.as_of or known


def _settings(asked: BatchRequest) -> dict[str, Any]:
    """What all reports of a batch depend on: what was done otherwise is done anew."""
    request = asked.request
    return {
        "version": __version__,
        "as_of": str(request.as_of),
        "language": request.language,
        "tone": request.tone.value if request.tone else None,
        "names": request.names,
        "plain": request.plain,
        "forms": list(asked.forms),
        "anonymise": asked.anonymise,
    }
