"""What is tried next where a plan took its process down: the same once more, then all but one file."""

from __future__ import annotations

from dataclasses import replace

from aligner.apart.work import TOO_SLOW, DiedError
from aligner.model.errors import SourceError
from aligner.service.request import Request


class Tries:
    """The request that is to be tried next; what dies once may have died of what else ran just then."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self._patient = True

    def after(self, died: DiedError) -> None:
        """Settle what is tried next. Raises SourceError where nothing is left to try."""
        if self._patient and died.code != TOO_SLOW:  # time was given in plenty: it would only pass again
            self._patient = False
            return
        left = without_file(self.request, died.file, died.code)
        if left is None:
            params = {**died.params, "file": died.file or names_of(self.request)}
            raise SourceError(died.code, **params) from died
        self.request = left


def without_file(request: Request, file: str, code: str) -> Request | None:
    """The request with a file left out, for the reason ``code``; None where nothing would be left."""
    from aligner.pipeline import plan_files

    gone = {name for name, _ in request.left_out}
    names = {name for _, name in (*plan_files(request.paths)[0], *plan_files(request.previous)[0])}
    if file not in names - gone or names - gone == {file}:
        return None
    return replace(request, left_out=(*request.left_out, (file, code)))


def names_of(request: Request) -> str:
    """A plan by the names of what it was asked for with."""
    return ", ".join(path.name or str(path) for path in request.paths)
