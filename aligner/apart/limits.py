"""What the system itself holds a process to, from inside: memory, and no picture of it on the disk."""

from __future__ import annotations

import errno
import sys
from contextlib import suppress
from pathlib import Path

_THREAD = "can't start new thread"


def limit_memory(memory: int) -> None:
    """Let this process have so many bytes, 0 as many as there are; Windows knows no such limit.

    Linux counts what is written to (``RLIMIT_DATA``), as address space is reserved by the gigabyte and
    never used: the limit is that of resident memory, but for the program's own code.
    """
    try:
        import resource
    except ImportError:
        return
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    with suppress(OSError, ValueError):  # a system that counts no such thing
        _, most = resource.getrlimit(kind)
        least = min((one for one in (memory, most) if one > 0), default=resource.RLIM_INFINITY)
        resource.setrlimit(kind, (least, most))


def leave_no_core() -> None:
    """A process that is taken down writes nothing of the client's to the disk."""
    try:
        import resource
    except ImportError:
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def is_out_of_memory(error: BaseException | None) -> bool:
    """Whether an error goes back to memory that there wasn't."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
            return True
        if isinstance(error, RuntimeError) and str(error) == _THREAD:
            return True
        error = error.__cause__ or error.__context__
    return False


def peak_memory() -> int:
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
