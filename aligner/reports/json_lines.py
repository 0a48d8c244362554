"""JSON with a line for each entry of each list: quick to write, and a diff shows what changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

dumped: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode
"""Writes a value on one line."""


def lines(document: dict[str, Any], written: Callable[[Any], str] = dumped) -> str:
    """Write an object whose lists have a line for each entry, and a line break at the end.

    ``written`` writes an entry, or a value that is no list, on one line.
    """
    parts = (f"{dumped(key)}: {_value(value, written)}" for key, value in document.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: Any, written: Callable[[Any], str]) -> str:
    if not isinstance(value, list) or not value:
        return written(value)
    return "[\n" + ",\n".join(map(written, value)) + "\n]"
