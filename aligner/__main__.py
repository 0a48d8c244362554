"""The entry point: answers ``--version`` at once, then opens the command line or the terminal UI."""

from __future__ import annotations

import gc
import os
import sys

_INTERRUPTED = 130
_NOT_WRITTEN = 5


def main() -> int:
    """Run ``aligner`` with the process's arguments and return its exit code."""
    try:
        if sys.argv[1:2] in (["--version"], ["-V"]):
            return _version()
        # What start-up makes is there to stay: the collector would walk over it some thirty times.
        gc.set_threshold(50_000)
        from aligner.cli import run

        code = run(sys.argv[1:], _open_ui)
    except KeyboardInterrupt:  # during the imports; from then on ``run`` answers in the user's language
        code = _INTERRUPTED
    return _interrupted() if code == _INTERRUPTED else code


def _interrupted() -> int:
    """End at once with our own code: Python would end by the signal where it met it inside an ``exec``."""
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.flush()
    os._exit(_INTERRUPTED)


def _version() -> int:
    from aligner import __version__

    try:
        print(f"aligner {__version__}", flush=True)  # noqa: T201 - answered before the command line is loaded
    except OSError as error:
        # What is left in the buffer would fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0 if isinstance(error, BrokenPipeError) else _NOT_WRITTEN
    return 0


def _open_ui(request: object) -> int:
    from aligner.tui import run

    return run(request)  # type: ignore[arg-type]  # cli hands over the service's own request


if __name__ == "__main__":
    sys.exit(main())
