"""What the processes of these tests do: named functions, as another process finds them by their module."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

from aligner.model.errors import SourceError


class Panic(BaseException):
    """As a native reader's panic: no Exception."""


def _hold_the_interpreter():
    re.match("(a+)+$", "a" * 60 + "b")


def _leave_somebody_behind():
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", "left behind"])


DEEDS = {
    "abort": os.abort,
    "exit": lambda: sys.exit(3),
    "hang": lambda: time.sleep(60),
    "hold the interpreter": _hold_the_interpreter,
    "memory": lambda: [bytearray(50 << 20) for _ in range(1000)],
    "memory under another name": lambda: _renamed(MemoryError()),
    "native memory": lambda: (os.write(2, b"memory allocation of 8589934592 bytes failed\n"), os.abort()),
    "panic": lambda: _raise(Panic()),
    "print": lambda: (print("x" * 99_999, flush=True), os.write(1, b"\x80\x04"), os.write(2, b"y" * 999_999)),
    "refuse": lambda: _raise(SourceError("password", file="a.xlsx")),
    "defect": lambda: 1 / 0,
}


def _raise(error):
    raise error


def _renamed(error):
    try:
        raise error
    except MemoryError as cause:
        raise SourceError("damaged", file="a.xlsx") from cause


def deed(name, tell):
    """Tell of a file, do what is named, and return who did it."""
    tell("file", f"{name}.csv", 1, 1)
    if name in DEEDS:
        DEEDS[name]()
    return name, os.getpid(), os.getpgid(0)


def several(seconds, tell):
    """Tell of a file after each wait."""
    for number, wait in enumerate(seconds, 1):
        tell("file", f"{number}.csv", number, len(seconds))
        time.sleep(wait)
    return "read"


def echo(value, tell):
    """Tell nothing, and give back what came."""
    return value


def tell_of_child(_, tell):
    """Leave a process behind that this one has started, tell of both, and hold the interpreter."""
    left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    tell("pids", os.getpid(), left.pid)
    _hold_the_interpreter()
