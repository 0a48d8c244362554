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
        code = _open_plans(sys.argv[1:]) if _are_plans(sys.argv[1:]) else _command(sys.argv[1:])
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


def _are_plans(arguments: list[str]) -> bool:
    """Whether nothing but files and folders are named, none of which could be taken for a verb."""
    # Path.exists would raise for a name that no file can have.
    named = all(os.path.exists(one) and not one.isalpha() and one[0] != "-" for one in arguments)  # noqa: PTH110
    # Limits of the environment may be nonsense: the command line can say so.
    return named and not any(name.startswith("ALIGNER_") and name.endswith("_LIMIT") for name in os.environ)


def _open_plans(arguments: list[str]) -> int:
    """Open the terminal UI at once: the command line's own modules aren't needed for it."""
    from pathlib import Path

    from aligner.i18n import system_language
    from aligner.service import Request

    return _open_ui(Request(tuple(map(Path, arguments)), system_language()))


def _command(arguments: list[str]) -> int:
    from aligner.cli import run

    return run(arguments, _open_ui)


def _open_ui(request: object) -> int:
    from aligner.tui import run

    return run(request)  # type: ignore[arg-type]  # cli hands over the service's own request


if __name__ == "__main__":
    sys.exit(main())
