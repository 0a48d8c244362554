"""Looks at the plan's files once a second, and has the plan read again when they have changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from aligner.service import watching
from aligner.service.watching import Fingerprint, Mark, Signal, Watch
from aligner.tui.client_text import plain
from aligner.tui.messages import FollowupChanged

if TYPE_CHECKING:
    from aligner.model.assessment import Assessment
    from aligner.model.followup import Followup
    from aligner.service import Request
    from aligner.tui.app import AlignerApp

_SAID = frozenset({Signal.CHANGING, Signal.WAITING, Signal.GONE})


@dataclass
class Looked(Message):
    """How the files lie on the disk now; ``turn`` tells whether we have written since the look began."""

    seen: Fingerprint
    turn: int = 0


class Watcher:
    """Watches one plan at a time; what it sees while the plan is being read is looked at again later."""

    def __init__(self, app: AlignerApp) -> None:
        self._app = app
        self._watch: Watch | None = None
        self._read: Fingerprint | None = None
        self._trying: Fingerprint | None = None
        self._changed: tuple[str, ...] = ()
        self._said = ""
        self._ours: Mark | None = None
        self._writing = False
        self._turn = 0

    def start(self) -> None:
        """Look every second from now on."""
        self._app.set_interval(watching.INTERVAL, self._look)

    def was_read(self, read: Fingerprint | None) -> None:
        """The plan was read as it lay then; None: watch nothing."""
        self._trying, self._read, self._ours = None, read, None
        if read is None:
            self._watch, self._writing = None, False
        elif self._watch is None:
            self._watch = Watch(read)
        else:
            self._watch.was_read(read)

    def failed(self, files: tuple[str, ...], seen: Fingerprint | None = None) -> bool:
        """A reading came to nothing: wait for these files, and say so; whether it is for us to wait.

        Without ``seen``, as the files lay then, it is so only where the reading was our own idea.
        """
        seen = seen or self._trying
        if seen is None or self._watch is None:
            return False
        self._trying, self._said = None, ""
        self._say(self._watch.failed(seen, files or self._changed, monotonic()))
        return True

    def wrote(self, *, under_way: bool, ours: bool) -> None:
        """We are writing the settings, or have; who does has the plan read again in their own time.

        ``ours``: as they lie now, they are as we wrote them.
        """
        self._writing = under_way
        self._turn += 1
        if ours:
            self._ours = watching.settings_mark(self._app.request)

    def _is_own(self, seen: Fingerprint) -> bool:
        """Whether all that is another than when the plan was read is of our own writing."""
        ours, read = self._ours, self._read
        if ours is None or read is None or {mark.path for mark in {*seen.plan} ^ {*read.plan}} != {ours.path}:
            return False
        return ours == next((mark for mark in seen.plan if mark.path == ours.path), Mark(ours.path))

    @property
    def _is_busy(self) -> bool:
        """What changes while the plan is read, or the settings are written, is seen once that is done."""
        return self._trying is not None or self._app.opening.busy or self._writing

    def _look(self) -> None:
        if self._watch is not None and not self._is_busy and self._app.plan is not None:
            request, turn = self._app.request, self._turn
            self._app.calls.ask(
                self._app,
                lambda: watching.fingerprint(request),
                lambda seen: Looked(seen, turn),
                group="look",
            )

    def seen(self, looked: Looked) -> None:
        """Do what a look at the disk asks for."""
        seen = looked.seen
        if self._watch is None or self._is_busy or looked.turn != self._turn:
            return
        look = self._watch.look(seen, monotonic())
        if self._is_own(seen):
            return
        if self._said or self._read is None or seen.plan != self._read.plan:
            self._say(look)
        if look.signal is Signal.READ:
            self._trying, self._changed = seen, look.files
            self._app.action_again()
        elif look.signal is Signal.FOLLOWUP and (plan := self._app.plan) is not None:
            self._watch.was_read(seen)
            request, read = plan.shown.request, plan.shown.read
            self._app.calls.ask(
                plan, lambda: _followup(request, read), FollowupChanged, group="followup-seen"
            )

    def _say(self, look: watching.Look) -> None:
        """Name the files that are waited for, beside the plan's name."""
        plan = self._app.plan
        names = ", ".join(plain(PurePath(file).name) for file in look.files[:2])
        key = f"watch.{look.signal.value}"
        said = self._app.look.say(key, files=names) if look.signal in _SAID else ""
        if plan is not None and said != self._said:
            self._said = said
            plan.busy(said)


def _followup(request: Request, read: Assessment) -> Followup:
    from aligner.service.followup import followup_of

    return followup_of(request, read)
