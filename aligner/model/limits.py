"""What a file may take of a machine before its reading is ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``memory`` in bytes of the reading process, ``seconds`` for each file; 0 sets no limit."""

    memory: int = 1_900 << 20
    seconds: float = 120.0
