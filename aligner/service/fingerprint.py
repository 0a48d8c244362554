"""What a plan's reports are made from, in one number: where it is the same, so are they."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import __version__

if TYPE_CHECKING:
    from aligner.service.batch_orders import PlanOrder
    from aligner.service.request import Request

_AT_ONCE = 1 << 20
"""Bytes that are read at a stretch."""


def fingerprint_of(order: PlanOrder) -> str:
    """The fingerprint of a plan as it lies now: of its files' names and bytes, and all that shapes reports.

    What was left out, and at which limits, stands apart behind a colon: with other limits it is read again.
    """
    whole = hashlib.sha256(repr(_shape(order)).encode("utf-8", "surrogatepass"))
    for name, path in _files(order.request):
        whole.update(repr((name, content_of(path))).encode("utf-8", "surrogatepass"))
    request = order.request
    return whole.hexdigest() + (_limits(request) if request.left_out else "")


def is_known(known: str, now: str, request: Request) -> bool:
    """Whether a fingerprint is that of an earlier reading, if files were left out by the limits that hold."""
    return known in {now, now + _limits(request)}


def content_of(path: Path) -> str:
    """The hash of a file's bytes; of what the system tells of it, where it is no file that can be read."""
    try:
        # What looked like a file may have become a pipe: opening one must not wait.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            told = os.fstat(handle)
            if not stat.S_ISREG(told.st_mode) or told.st_size > _largest():
                return f"{stat.S_IFMT(told.st_mode)} {told.st_size} {told.st_mtime_ns}"
            content = hashlib.sha256()
            while part := stream.read(_AT_ONCE):
                content.update(part)
            return content.hexdigest()
    except (OSError, ValueError) as error:
        return type(error).__name__


def _largest() -> int:
    from aligner.sources.files import LARGEST_FILE

    return LARGEST_FILE


def _limits(request: Request) -> str:
    return f":{request.limits.memory}:{request.limits.seconds:g}"


def _shape(order: PlanOrder) -> tuple[object, ...]:
    asked = order.request
    how = (
        asked.language,
        asked.language_stated,
        asked.tone,
        asked.names,
        asked.plain,
        asked.templates is None,
    )
    day = asked.as_of or date.today()  # the user's own calendar day
    return __version__, order.name, order.report, order.forms, order.alias, how, day


def _files(request: Request) -> Iterator[tuple[str, Path]]:
    """Every file that reports are made from, by a name that doesn't depend on where it lies."""
    from aligner.pipeline import plan_files
    from aligner.settings import beside
    from aligner.settings.followup_log import home, logs

    for paths in (request.paths, request.previous):
        for path, name in plan_files(paths)[0]:
            yield name, path
    settings = (request.config or beside(request.paths), beside(request.previous))
    yield from ((f"settings {number}", path) for number, path in enumerate(settings) if path is not None)
    if request.paths:
        yield from ((path.name, path) for path in logs(home(request.paths)))
    if request.templates is not None:
        yield from _templates(request.templates)


def _templates(folder: Path) -> Iterator[tuple[str, Path]]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return ((path.relative_to(folder).as_posix(), path) for path in paths)
