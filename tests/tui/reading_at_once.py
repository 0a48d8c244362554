"""Real plans in a screen test: read in the thread that asks, without a process of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner import service
from aligner.model.errors import AlignerError
from aligner.service import Request, background


@dataclass
class ReadingAtOnce:
    """What ``AlignerApp(request, start=ReadingAtOnce)`` reads with; the answer is the only event."""

    request: Request
    cancelled: bool = False

    def events(self) -> Iterator[background.Event]:
        try:
            told: background.Event = background.Done(
                service.check(self.request), service.resolved(self.request)
            )
        except AlignerError as error:
            told = background.Failed(error)
        if not self.cancelled:
            yield told

    def cancel(self) -> None:
        self.cancelled = True
