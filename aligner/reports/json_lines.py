"""JSON with a line for each entry of each list: quick to write, and a diff shows what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def lines(document: dict[str, Any]) -> str:
    """Write an object whose lists have a line for each entry, and a line break at the end."""
    parts = (f"{json.dumps(key)}: {_value(value)}" for key, value in document.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(_entries(value)) + "\n]"


def _entries(value: Iterable[Any]) -> Iterator[str]:
    return (json.dumps(entry, ensure_ascii=False) for entry in value)
