"""Where keys and values stand in the text of a settings file, so that one can be changed and the rest kept.

A library that keeps a file's style was tried: it moves a ``[[tables]]`` that stands after another table, and
comments with it. The texts that come here have been read as TOML before, so the grammar here may be simple.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""The keys down to a value; the tables of ``[[tables]]`` are counted from 0."""

Span = tuple[int, int]

_TOKEN = re.compile(
    r'(?P<string>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
    r"|(?P<comment>#[^\n]*)|(?P<break>\n)|(?P<space>[ \t\r]+)|(?P<sign>[\[\]{},=])"
    r"|(?P<word>[^\s\[\]{},=#\"']+)",
    re.DOTALL,
)
_BETWEEN = frozenset({"space", "break", "comment"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of TOML: a string, comment, line break, space, sign of the grammar, or anything else."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """A line with the name of a table, ``[checks.x]`` or ``[[tables]]``; the file's beginning has one too."""

    path: Path
    end: int
    """After its line break."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key with its value; ``start`` and ``end`` are those of its lines, line break included."""

    head: Head
    path: Path
    value: Span
    start: int
    end: int


def pairs_of(text: str) -> tuple[list[Head], list[Pair]]:
    """Return the table heads of a valid TOML text and its key–value pairs, both in order."""
    return _Scan(text).read()


def elements_of(text: str, value: Span) -> list[Span]:
    """Return where the elements of an array stand; comments and commas belong to none."""
    found: list[Span] = []
    depth = 0
    for token in _tokens(text, value[0]):
        if token.start >= value[1]:
            break
        opens, closes = (
            token.kind == "sign" and token.text in "[{",
            token.kind == "sign" and token.text in "]}",
        )
        if depth == 1 and (opens or token.kind in {"string", "word"}):
            found.append((token.start, token.end))
        elif depth > 1 and token.kind not in _BETWEEN:
            found[-1] = (found[-1][0], token.end)
        depth += opens - closes
    return found


def _tokens(text: str, start: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start):
        yield Token(match.lastgroup or "", match[0], match.start(), match.end())


class _Scan:
    """Walks through the statements of a file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text, 0))
        self._at = 0
        self._heads = [Head((), 0)]
        self._pairs: list[Pair] = []
        self._count: Counter[tuple[str, ...]] = Counter()

    def read(self) -> tuple[list[Head], list[Pair]]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.kind in _BETWEEN:
                self._at += 1
            elif token.text == "[":
                self._heads.append(self._head())
            else:
                self._pairs.append(self._pair())
        return self._heads, self._pairs

    def _head(self) -> Head:
        line = "".join(token.text for token in self._rest_of_line() if token.kind != "comment")
        names = _keys(line.strip("[] \t\r"))
        if line.startswith("[["):
            self._count[names] += 1
        return Head(self._counted(names), self._line_end())

    def _rest_of_line(self) -> list[Token]:
        """Move to the end of a line, and return what was left of it."""
        first = self._at
        while self._at < len(self._tokens) and self._tokens[self._at].kind != "break":
            self._at += 1
        return self._tokens[first : self._at]

    def _line_end(self) -> int:
        """Step over the line break, if there is one, and return where the next line begins."""
        if self._at < len(self._tokens):
            self._at += 1
        return self._tokens[self._at - 1].end

    def _counted(self, names: tuple[str, ...]) -> Path:
        """Put the number of the table after each name that stands in double brackets."""
        path: list[str | int] = []
        for length, name in enumerate(names, 1):
            path.append(name)
            if self._count[names[:length]]:
                path.append(self._count[names[:length]] - 1)
        return tuple(path)

    def _pair(self) -> Pair:
        first = self._tokens[self._at].start
        while self._tokens[self._at].text != "=":
            self._at += 1
        names = _keys(self._text[first : self._tokens[self._at].start])
        self._at += 1
        value = self._value()
        self._rest_of_line()
        head = self._heads[-1]
        start = self._text.rfind("\n", 0, first) + 1
        return Pair(head, (*head.path, *names), value, start, self._line_end())

    def _value(self) -> Span:
        """Step over a value, which may take several lines, and return where it stands."""
        start = end = -1
        depth = 0
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if depth == 0 and token.kind in {"break", "comment"}:
                break
            if token.kind not in _BETWEEN:
                start, end = token.start if start < 0 else start, token.end
            if token.kind == "sign":
                depth += (token.text in "[{") - (token.text in "]}")
            self._at += 1
        return start, end


def _keys(dotted: str) -> tuple[str, ...]:
    """The names of a dotted key, their escapes resolved."""
    found: object = tomllib.loads(f"{dotted} = 0")
    names: list[str] = []
    while isinstance(found, dict):
        ((name, found),) = found.items()
        names.append(name)
    return tuple(names)
