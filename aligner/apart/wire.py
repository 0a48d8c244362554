"""How an assessment travels from one process to another: quick to load, and other threads run meanwhile."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

from aligner.model.ledger import Ledger

_PART = 10_000
"""So many texts are unpickled at a stretch, in a millisecond or two: between them other threads run."""

_NOT_SENT = frozenset({"names"})
"""Sums of a ledger that are as large as the ledger, quick to make, and that no screen asks for."""


class Sender(pickle.Pickler):
    """Pickles small frozen values as calls of their class: three times as quick to load as their states."""

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if kind is Ledger:
            return _ledger, (_state(value),)
        if kind not in _PARTS_OF:
            _PARTS_OF[kind] = _parts_of(kind)
        parts = _PARTS_OF[kind]
        return NotImplemented if parts is None else (kind, parts(value))


_PARTS_OF: dict[type, Callable[[Any], tuple[Any, ...]] | None] = {}


def _parts_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What reads the arguments off a slotted dataclass; None for all other kinds."""
    if not is_dataclass(kind) or "__slots__" not in vars(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names) if names else lambda _: ()


def _state(ledger: Ledger) -> dict[str, Any]:
    state = {name: value for name, value in vars(ledger).items() if name not in _NOT_SENT}
    state["labels"] = [_Texts(part) for part in _cut(list(ledger.labels))]
    return state


def _cut(texts: list[str]) -> Iterator[list[str]]:
    return (texts[start : start + _PART] for start in range(0, len(texts), _PART))


class _Texts:
    """A stretch of texts that is unpickled by a call of Python's, where threads change."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def __reduce__(self) -> tuple[type[_Texts], tuple[list[str]]]:
        return _Texts, (self.texts,)


def _ledger(state: dict[str, Any]) -> Ledger:
    state["labels"] = [text for part in state["labels"] for text in part.texts]
    ledger = Ledger()
    vars(ledger).update(state)
    return ledger
