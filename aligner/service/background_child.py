"""The reading process as its owner sees it: start it, ask it, hear it, end it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.service import Request


class Child:
    """One process that reads one plan after the other; ``spare`` loads its modules before it is asked.

    It shares nothing with the terminal: no input, no output, no Ctrl-C. It ends by itself when its owner
    has gone. Raises OSError where no process can be started.
    """

    def __init__(self, *, spare: bool = False) -> None:
        root = str(Path(__file__).parents[2])
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        role = "spare" if spare else "asked"
        self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
            # -P: a module that lies in the client's folder is never taken for one of Python's.
            [sys.executable, "-P", "-m", "aligner.service.background_worker", role],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, request: Request) -> pickle.Unpickler:
        """Hand over a request; return what its answers are loaded from, one by one.

        Raises OSError where the process has gone. Loading raises whatever half an answer may raise.
        """
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answers is not None
        pickle.dump(request, asked, pickle.HIGHEST_PROTOCOL)
        asked.flush()
        # The bytes come from our own child over a pipe that nobody else holds.
        return pickle.Unpickler(answers)  # noqa: S301

    def end(self) -> None:
        """End it at once, with whatever it has started; it may have ended already."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError):
                if sys.platform == "win32":
                    self._process.kill()
                else:
                    os.killpg(self._process.pid, signal.SIGKILL)
        self.bury()

    def bury(self) -> None:
        """Wait for its end without making anybody wait."""
        Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
