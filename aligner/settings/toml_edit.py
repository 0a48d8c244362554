"""One value of a settings file changed, added or taken out; every other letter stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from aligner.settings.toml_text import Head, Pair, Path, Span, elements_of, pairs_of

Value = str | int | bool | list[str]

_BARE = re.compile(r"[a-z_]+")


class NoRoomError(ValueError):
    """The file's layout takes no such value by itself: its tables stand in brackets, or the like."""


def quoted(string: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL and half a surrogate pair."""
    safe = string.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(safe, ensure_ascii=False).replace("\x7f", "\\u007f")


def value_at(text: str, path: Path) -> Any:
    """Return what stands at a place of a valid TOML text; None where nothing does."""
    found: Any = tomllib.loads(text)
    for part in path:
        known = range(len(found)) if isinstance(found, list) else found
        if not isinstance(known, range | dict) or part not in known:
            return None
        found = found[part]
    return found


def with_value(text: str, path: Path, value: Value) -> str:
    """Return a valid TOML text with a value set. Raises NoRoomError where the file can't take it there."""
    heads, pairs = pairs_of(text)
    for pair in pairs:
        if pair.path == path:
            return _proven(text, _replaced(text, pair.value, value_at(text, path), value), path, value)
        if pair.path == path[: len(pair.path)]:
            return _proven(text, _inline(text, pair, path, value), path, value)
    return _proven(text, _added(text, heads, pairs, path, value), path, value)


def without(text: str, path: Path) -> str:
    """Return a valid TOML text without a key and its value. Raises NoRoomError."""
    _, pairs = pairs_of(text)
    for pair in pairs:
        if pair.path == path:
            return _proven(text, text[: pair.start] + text[pair.end :], path, None)
        if pair.path == path[: len(pair.path)]:
            return _proven(text, _inline(text, pair, path, None), path, None)
    return text


def with_block(text: str, lines: Sequence[str]) -> str:
    """Return a text with a table of its own at the end, an empty line before it. Raises NoRoomError."""
    newline = line_break(text)
    ends = text.endswith(("\n\n", "\r\n\r\n")), text.endswith("\n")
    gap = newline * (2 - sum(ends)) if text else ""
    made = text + gap + "".join(line + newline for line in lines)
    _parsed(made)
    return made


def line_break(text: str) -> str:
    """The line break that a text is written with."""
    return "\r\n" if "\r\n" in text else "\n"


def rendered(value: object) -> str:
    """Write a value as TOML."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(name)} = {rendered(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(rendered, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(value) if isinstance(value, str) else str(value)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else quoted(name)


def _proven(before: str, after: str, path: Path, value: Value | None) -> str:
    """Return the new text if it says just what is wanted: all that it said, and the value."""
    wanted = tomllib.loads(before)
    _put(wanted, path, value)
    if _parsed(after) != wanted:
        raise NoRoomError
    return after


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NoRoomError from error


def _put(found: Any, path: Path, value: Value | None) -> None:
    for part in path[:-1]:
        found = found[part] if isinstance(part, int) else found.setdefault(part, {})
    if value is None:
        found.pop(path[-1], None)
    else:
        found[path[-1]] = value


def _replaced(text: str, span: Span, old: object, new: Value) -> str:
    """Change a value in place; of a list only the elements that differ, so that comments in it stay."""
    if isinstance(old, list) and isinstance(new, list):
        places = elements_of(text, span)
        if len(old) == len(new):
            return _with_elements(text, places, old, new)
        if new[:-1] == old and old:
            end = places[-1][1]
            return f"{text[:end]}, {rendered(new[-1])}{text[end:]}"
        gone = [n for n in range(len(old)) if old[:n] + old[n + 1 :] == new]
        if gone:
            return _without_element(text, places[gone[-1]], span)
    return text[: span[0]] + rendered(new) + text[span[1] :]


def _with_elements(text: str, places: Sequence[Span], old: Sequence[object], new: Sequence[object]) -> str:
    for (start, end), before, after in reversed(list(zip(places, old, new, strict=True))):
        if before != after:
            text = text[:start] + rendered(after) + text[end:]
    return text


def _without_element(text: str, place: Span, span: Span) -> str:
    """Take an element out with one comma: the one after it, else the one before it."""
    start, end = place
    after = re.match(r"\s*,[ \t]*", text[end : span[1]])
    if after:
        return text[:start] + text[end + after.end() :]
    before = re.search(r",\s*$", text[span[0] : start])
    return text[: span[0] + before.start() if before else start] + text[end:]


def _inline(text: str, pair: Pair, path: Path, value: Value | None) -> str:
    """Write a table that stands in braces anew; one with comments in it is left to the user."""
    table = value_at(text, pair.path)
    rest = path[len(pair.path) :]
    if not isinstance(table, dict) or any(isinstance(part, int) for part in rest):
        raise NoRoomError
    _put(table, rest, value)
    return text[: pair.value[0]] + rendered(table) + text[pair.value[1] :]


def _added(text: str, heads: Sequence[Head], pairs: Sequence[Pair], path: Path, value: Value) -> str:
    """Add a key where its table stands, else a table for it."""
    parent = path[:-1]
    head = next((head for head in heads if head.path == parent), None)
    beside = [pair for pair in pairs if pair.path[: len(parent)] == parent]
    if head is None and beside and beside[-1].head.path == parent[: len(beside[-1].head.path)]:
        head = beside[-1].head  # its siblings have dotted keys
    if head is not None:
        inside = [pair for pair in pairs if pair.head is head]
        names = (part for part in path[len(head.path) :] if isinstance(part, str))
        line = f"{'.'.join(map(_key, names))} = {rendered(value)}"
        return _inserted(text, inside[-1].end if inside else head.end, [line])
    lines = [f"[{'.'.join(_key(part) for part in parent if isinstance(part, str))}]"]
    lines.append(f"{_key(str(path[-1]))} = {rendered(value)}")
    owner = next((head for head in reversed(heads) if _is_owner(head, parent)), None)
    if owner is None:
        return with_block(text, lines)
    inside = [pair for pair in pairs if pair.head is owner]
    return _inserted(text, inside[-1].end if inside else owner.end, lines)


def _is_owner(head: Head, parent: Path) -> bool:
    """Whether a new table must stand below this head: it is one of several of the name."""
    return bool(head.path) and isinstance(head.path[-1], int) and head.path == parent[: len(head.path)]


def _inserted(text: str, at: int, lines: Sequence[str]) -> str:
    newline = line_break(text)
    before = text[:at]
    gap = newline if before and not before.endswith("\n") else ""
    return before + gap + "".join(line + newline for line in lines) + text[at:]
