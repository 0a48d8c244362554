"""Plans read on the machines of a cluster that already runs: we are its client, and open nothing."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Thread
from typing import TYPE_CHECKING, Any

from aligner import __version__
from aligner.apart.work import Work
from aligner.batch.attempts import Without
from aligner.batch.chunks import Errand, GivenUpError, StrangerError, do_chunk, version
from aligner.batch.engines import Began, Failure, Outcome, Task
from aligner.model.errors import SettingsError
from aligner.model.limits import Limits

if TYPE_CHECKING:
    from distributed import Client, Future, as_completed

_PATIENCE = 5.0
"""Seconds within which a scheduler has to answer."""

_LEAVE = 1.5
"""Seconds that taking leave may take; the cluster notices by itself that a client has gone."""

_ALONE = 60.0
"""Seconds without any outcome after which there have to be workers still; lost ones may be started again."""

_PAUSE = 0.01
"""Seconds between two looks at what has ended."""

_LARGEST = 16
"""Tasks in a chunk at most: the scheduler has a millisecond's work with each, however large."""

_AHEAD = 2
"""Chunks in flight for each thread of the cluster: none waits for the next, and no queue grows."""

_SOON = 64
"""Chunks between two looks at how many threads the cluster has."""


class DaskEngine:
    """Does tasks on a dask cluster, each behind the same door as on this machine.

    A worker of the cluster that is lost costs nothing: its tasks are done again elsewhere. Where a task has
    lost several, it fails. Raises SettingsError where no scheduler answers at the address, where it has no
    workers, or where they can't do what is asked.
    """

    def __init__(self, scheduler: str, work: Work, limits: Limits, without: Without) -> None:
        self._address = scheduler
        self._errand = Errand(work, limits, without)
        self._flying: dict[Future, tuple[Task, ...]] = {}
        self._again: list[tuple[Task, ...]] = []
        self._sent = 0
        self._room = 0
        self._closed = False
        self._client = _connected(scheduler)
        try:
            _require_fit(self._client, scheduler)
        except BaseException:
            self.close()
            raise

    def run(self, tasks: Iterable[Task]) -> Iterator[Began | Outcome]:
        """Yield one outcome for each task; whatever ``tasks`` raises is raised here.

        Ends early, without a word, where the engine is closed by another thread. Raises SettingsError where
        the cluster goes away.
        """
        from distributed import as_completed

        try:
            chunks = self._chunks(iter(tasks))
            ended = as_completed([], loop=self._client.loop)
            self._send(chunks, ended)
            while self._flying:
                for future in self._ended(ended):
                    yield from self._landed(future)
                self._send(chunks, ended)
                if self._closed:
                    return
        finally:
            self.close()

    def close(self) -> None:
        """Give up what is under way, and leave the cluster as it was."""
        if self._closed:
            return
        self._closed = True
        leaving = Thread(target=self._leave, daemon=True)  # a network that hangs must not hold anybody up
        leaving.start()
        leaving.join(_LEAVE)

    def _leave(self) -> None:
        flying = list(self._flying)
        if flying:
            self._client.cancel(flying)
        self._client.close(timeout=_LEAVE)

    def _send(self, chunks: Iterator[tuple[Task, ...]], ended: as_completed) -> None:
        """Send out as much as the cluster has room for."""
        while not self._closed and (not self._room or len(self._flying) < self._room):
            if self._sent % _SOON == 0 or not self._room:
                self._room = _AHEAD * max(1, sum(self._client.nthreads().values()))
            tasks = self._again.pop() if self._again else next(chunks, None)
            if tasks is None:
                return
            self._sent += 1
            future = self._client.submit(do_chunk, self._errand, tasks, pure=False)
            self._flying[future] = tasks
            ended.add(future)

    def _ended(self, ended: as_completed) -> list[Future]:
        """Wait for chunks that have ended. Raises SettingsError where no worker is left to do any."""
        looked = time.monotonic()
        while not self._closed:
            if found := ended.next_batch(block=False):
                return list(found)
            if time.monotonic() - looked > _ALONE:
                looked = time.monotonic()
                if not self._client.nthreads():
                    raise SettingsError("cluster-empty", address=self._address)
            time.sleep(_PAUSE)
        return []

    def _chunks(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, ...]]:
        """Cut tasks into chunks, small ones first: a few plans use the whole cluster, many don't drown it."""
        while chunk := tuple(islice(tasks, min(_LARGEST, 1 + self._sent // max(1, self._room)))):
            yield chunk

    def _landed(self, future: Future) -> list[Outcome]:
        """What became of a chunk; where its workers were lost, its tasks are sent out again one by one."""
        from distributed import CancelledError, KilledWorker

        tasks = self._flying.pop(future)
        try:
            found: list[Outcome] = future.result()
        except KilledWorker:
            if len(tasks) == 1:
                return [Outcome(tasks[0].id, Failure("cluster-lost", {"file": tasks[0].id}))]
            self._again += [(task,) for task in tasks]
            return []
        except GivenUpError:  # by a worker that the cluster took for lost
            self._again.append(tasks)
            return []
        except StrangerError as error:
            raise _stranger(self._address, str(error)) from error
        except (CancelledError, OSError) as error:
            if self._closed:
                return []
            raise SettingsError("cluster-gone", address=self._address) from error
        except Exception as error:
            raise _unfit(self._address, error) from error
        return found


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise SettingsError("cluster-not-installed") from error
    # Whatever bears on a batch is told in its own sentences; the rest is the cluster's affair.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        told = asyncio.run(asyncio.wait_for(_identity(address), _PATIENCE))
        if told["type"] == "Scheduler":
            return Client(address, timeout=_PATIENCE, set_as_default=False, name="aligner")
    except Exception as error:  # what answers there may be no scheduler, and say anything
        raise SettingsError("cluster-silent", address=address) from error
    raise SettingsError("cluster-silent", address=address)


async def _identity(address: str) -> dict[str, Any]:
    """What a server says it is. A client would wait without end for one that speaks another language."""
    from distributed.core import rpc
    from distributed.security import Security

    arguments = Security().get_connection_args("client")
    async with rpc(address, timeout=_PATIENCE, connection_args=arguments) as server:
        told: dict[str, Any] = await server.identity()
        return told


def _require_fit(client: Client, address: str) -> None:
    """Raise SettingsError where there are no workers, or some that don't run this version of aligner."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise SettingsError("cluster-empty", address=address) from error
    for worker, told in client.run(version, on_error="return").items():
        if isinstance(told, Exception):
            raise _unfit(worker, told) from told
        if told != __version__:
            raise _stranger(worker, told)


def _stranger(address: str, theirs: str) -> SettingsError:
    return SettingsError("cluster-version", address=address, theirs=theirs, ours=__version__)


def _unfit(address: str, error: Exception) -> SettingsError:
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return SettingsError("cluster-unfit", address=address, reason=reason, ours=__version__)
