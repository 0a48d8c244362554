"""The verbs ``batch`` and ``portfolio``: many plans at once, and how they compare."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from aligner import service
from aligner.cli.texts import Choice
from aligner.i18n import text
from aligner.model.errors import SettingsError

if TYPE_CHECKING:
    from aligner.service.batch import BatchRequest, BatchResult

MakeRequest = Callable[[str, Sequence[Path], dict[str, Any]], service.Request]
Tell = Callable[[str], object]

_PATH = click.Path(path_type=Path)
_ENGINES = ("local", "dask")
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
_DIGITS = 3
"""Of the number of processes: a thousand at once are more than a machine has."""
_GRACE = 2.0
"""Seconds after a signal in which another one changes nothing: what is under way is being ended."""


def params(say: Callable[[str], str]) -> list[click.Parameter]:
    """What ``batch`` takes besides what every verb takes."""
    folder, number = say("cli.metavar.folder"), say("cli.metavar.number")
    return [
        click.Argument(["folders"], nargs=-1, metavar=say("cli.metavar.folders")),
        click.Option(["-o", "--out"], type=_PATH, metavar=folder, help=say("cli.option.batch-out")),
        click.Option(["--jobs"], metavar=number, help=say("cli.option.jobs")),
        click.Option(["--engine"], type=Choice(_ENGINES), default="local", help=say("cli.option.engine")),
        click.Option(
            ["--scheduler"], default="", metavar=say("cli.metavar.address"), help=say("cli.option.scheduler")
        ),
        click.Option(["--resume"], is_flag=True, help=say("cli.option.resume")),
        _anonymise(say),
        click.Option(
            ["--format", "forms"], multiple=True, metavar="[md|json]", help=say("cli.option.batch-format")
        ),
        click.Option(["--plain"], is_flag=True, help=say("cli.option.plain")),
        click.Option(["--templates"], type=_PATH, metavar=folder, help=say("cli.option.templates")),
        click.Option(["--quiet"], is_flag=True, help=say("cli.option.quiet")),
    ]


def portfolio_params(say: Callable[[str], str]) -> list[click.Parameter]:
    """What ``portfolio`` takes besides what every verb takes."""
    return [click.Argument(["out"], type=_PATH, metavar=say("cli.metavar.folder")), _anonymise(say)]


def _anonymise(say: Callable[[str], str]) -> click.Option:
    return click.Option(["--anonymise"], is_flag=True, help=say("cli.option.anonymise"))


def run(
    make_request: MakeRequest, show: Tell, say: Tell, language: str, folders: tuple[str, ...], **given: Any
) -> BatchResult | None:
    """Read all plans of some folders and say what came of it; None where it was interrupted."""
    from aligner.cli.batch_progress import shown
    from aligner.cli.batch_summary import summary
    from aligner.cli.batch_tally import Tally
    from aligner.service.batch import run_batch

    _hold_streams()
    asked = _asked(make_request, language, folders, given)
    language, out = asked.request.language, str(asked.out)
    tally = Tally(language)
    try:
        with _ended_by_signals(), shown(tally, language, out, say, quiet=given["quiet"]) as hear:
            result = run_batch(asked, hear)
    except KeyboardInterrupt:
        if tally.plans is None:
            raise
        with suppress(OSError):  # the terminal may be what has gone
            say(text("batch.interrupted.text", language, done=tally.done, plans=tally.plans))
        return None
    show(summary(result, asked.request, asked.out, _width()))
    return result


def rebuild(
    make_request: MakeRequest, show: Tell, language: str, out: Path, *, anonymise: bool, **given: Any
) -> int:
    """Make the portfolio anew of what a batch left, and say what is in it."""
    from aligner.cli.batch_summary import summary
    from aligner.service.batch import rebuild_portfolio

    request = make_request(language, (), given)
    result = rebuild_portfolio(out, request, anonymise=anonymise)
    show(summary(result, request, out, _width()))
    return 0


def _width() -> int | None:
    """How wide a line may be on the terminal that the summary goes to; None where it goes elsewhere."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return shutil.get_terminal_size().columns if is_terminal else None


def _asked(
    make_request: MakeRequest, language: str, folders: tuple[str, ...], given: dict[str, Any]
) -> BatchRequest:
    from aligner.service.batch import FORMS, BatchRequest

    if not folders:
        raise SettingsError("batch-no-dir")
    if given["out"] is None:
        raise SettingsError("batch-no-out")
    forms = tuple(dict.fromkeys(map(service.known_format, given["forms"])))
    return BatchRequest(
        folders=folders,
        out=given["out"],
        request=make_request(language, (), given),
        forms=forms or FORMS,
        jobs=_jobs(given["jobs"]),
        engine=given["engine"],
        scheduler=given["scheduler"],
        resume=given["resume"],
        anonymise=given["anonymise"],
    )


def _jobs(stated: str | None) -> int:
    if stated is None:
        return 0
    if not stated.isdecimal() or len(stated) > _DIGITS or not int(stated):
        raise SettingsError("batch-jobs", value=stated)
    return int(stated)


def _hold_streams() -> None:
    """Leave no standard stream closed: the next file that is opened would take its number, and its output."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let whatever asks the process to end raise KeyboardInterrupt, once, so that all is put in order.

    What was to be ignored, as ``nohup`` has it, still is. Who asks again and again is obeyed at once.
    """
    first: list[float] = []

    def end(number: int, _frame: FrameType | None) -> None:
        if not first:
            first.append(time.monotonic())
            raise KeyboardInterrupt
        if time.monotonic() - first[0] > _GRACE:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)

    known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in known}
    heard = [number for number in known if before[number] is not signal.SIG_IGN]
    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])
