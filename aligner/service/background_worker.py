"""The process that reads plans for a screen: requests on standard input, what happens on standard output."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import BinaryIO, cast

from aligner import service
from aligner.model.assessment import Assessment
from aligner.model.errors import AlignerError
from aligner.service import Request
from aligner.service.background_wire import Sender

READS = 50
"""After so many plans a fresh process takes over, whatever its memory."""
MEMORY = 150 << 20
"""Bytes of resident memory at its highest from which a process isn't kept for the next plan."""


def main() -> None:
    """Read one plan after the other until standard input ends; never returns."""
    gc.set_threshold(50_000)  # as in the command itself: what start-up makes is there to stay
    requests: SimpleQueue[Request] = SimpleQueue()
    answers = _own_output()
    Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    if sys.argv[1:] == ["spare"]:
        _load_ahead()
    for left in range(READS - 1, -1, -1):
        if not _answer(requests.get(), answers, left):
            break
    # At once: the listening thread holds standard input, and taking a big plan apart would take its time.
    os._exit(0)


def _own_output() -> BinaryIO:
    """Keep standard output to ourselves: what a library prints there would be taken for an answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _listen(stream: BinaryIO, requests: SimpleQueue[Request]) -> None:
    """Pass requests on; where the other end has gone, so do we, in the midst of whatever we do."""
    try:
        while True:
            requests.put(pickle.load(stream))  # noqa: S301 - written by the process that started this one
    finally:
        os._exit(0)


def _load_ahead() -> None:
    """Load what reading needs, before anybody waits for it."""
    import aligner.pipeline
    import aligner.reading.assemble
    import aligner.sources.xlsx  # noqa: F401
    from aligner.checks import all_checks

    all_checks()


def _answer(request: Request, answers: BinaryIO, left: int) -> bool:
    """Read one plan and send what happens, then how it ended; return whether this process may read on.

    What isn't an Exception (a native reader's panic) ends the process, and the other end sees that.
    """
    sender, lock = Sender(answers, pickle.HIGHEST_PROTOCOL), Lock()

    def send(*values: object) -> None:
        with lock:
            for value in values:
                sender.dump(value)
            answers.flush()

    try:
        judged, assessment = _checked(request, lambda now: send(("progress", now)))
    except AlignerError as error:
        send(("failed", left > 0), _told(error))
        return left > 0
    except Exception as defect:  # noqa: BLE001 - a defect of ours becomes a sentence on the screen
        send(("failed", False), _told(AlignerError("unexpected", kind=type(defect).__name__)))
        return False
    kept = left > 0 and _memory() < MEMORY
    send(("done", kept), (assessment, judged))
    return kept


def _checked(request: Request, tell: Callable[[tuple[object, ...]], None]) -> tuple[Request, Assessment]:
    file: tuple[str, int, int] = ("", 0, 0)

    def files(*begun: object) -> None:
        nonlocal file
        file = cast("tuple[str, int, int]", begun)
        tell(file)

    judged = service.resolved(request if request.language_stated else service.in_its_language(request))
    assessment = service.check(request, files, sheets=lambda _, *sheet: tell((*file, *sheet)))
    prepare(assessment)
    return judged, assessment


def _told(error: AlignerError) -> tuple[str, str, dict[str, object], int | None]:
    """An error as plain values: as an exception it would lose why the system refused."""
    cause = error.__cause__
    number = cause.errno if isinstance(cause, OSError) else None
    return type(error).__name__, error.code, error.params, number


def prepare(assessment: Assessment) -> None:
    """Make the sums that a screen will ask for, so that no key press has to wait for them."""
    plan = assessment.plan
    _ = assessment.findings_by_subject, assessment.verdict_by_goal, plan.goal_by_id, plan.metrics_by_goal
    _ = plan.initiatives_by_goal, plan.people.by_goal
    _ = plan.value_phases, plan.resources_unknown
    _ = plan.ledger.by_goal, plan.ledger.traced, plan.ledger.untraced


def _memory() -> int:
    """The highest resident memory so far, in bytes; nought where the system doesn't tell."""
    # What getrusage tells on Linux begins with what the process held that started this one.
    with suppress(OSError):
        status = Path("/proc/self/status").read_text("ascii", "replace")
        peak = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")), "0")
        return int(peak) << 10
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10


if __name__ == "__main__":
    main()
