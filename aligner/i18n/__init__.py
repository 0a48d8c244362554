"""The sentences people read, in Finnish, Swedish and English, from the TOML files beside this one."""

from __future__ import annotations

import os
import re
import string
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("fi", "sv", "en")
PSEUDO = "qps"
"""A language of brackets and accents, for tests: what it does not touch is hard-coded."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

_ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
_HERE = Path(__file__).parent


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the user's locale; English where we don't speak it."""
    stated = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    language = re.split("[_.@]", stated)[0]
    return language if language in LANGUAGES else "en"


@cache
def load(path: Path) -> dict[str, Any]:
    """Read one TOML file; cached, because the same few files serve every sentence."""
    import tomllib  # the screen's first picture holds no sentence, and need not wait for this

    return tomllib.loads(path.read_text("utf-8"))


def text(key: str, language: str, **params: object) -> str:
    """Return the sentence ``file.table[.table]`` in a language, its placeholders filled.

    Where the table holds a ``<language>_one`` variant and ``count`` is 1, that variant is used.
    Raises KeyError for a key that does not exist: a missing sentence is a defect, never a blank.
    """
    return fill(entry(key), language, params) if params else _unfilled(key, language)


@cache
def _unfilled(key: str, language: str) -> str:
    """Return a sentence that asks for nothing; cached, as most are words of a table."""
    return fill(entry(key), language, {})


@cache
def entry(key: str) -> Mapping[str, str]:
    """Return the table of a key: its sentence in every language; cached, as a report asks for thousands."""
    file, *tables = key.split(".")
    found: Any = load(_HERE / f"{file}.toml")
    for table in tables:
        found = found[table]
    return found  # type: ignore[no-any-return]  # shape held by the test of every file


def keys(file: str, *tables: str) -> tuple[str, ...]:
    """Return the names of the tables in a file, or below one of its tables."""
    found: Any = load(_HERE / f"{file}.toml")
    for table in tables:
        found = found[table]
    return tuple(found)


def fill(sentences: Mapping[str, str], language: str, params: Mapping[str, object]) -> str:
    """Fill one sentence of a ``{language: sentence}`` table."""
    source = "en" if language == PSEUDO else language
    one = sentences.get(f"{source}_one") if params.get("count") == 1 else None
    sentence = one if one is not None else sentences[source]
    if language == PSEUDO:
        return _pseudo(sentence).format_map(params)
    return sentence.format_map(params) if params else sentence.replace("{{", "{").replace("}}", "}")


def _pseudo(sentence: str) -> str:
    parts = string.Formatter().parse(sentence)
    return "[" + "".join(_pseudo_part(literal, name, spec) for literal, name, spec, _ in parts) + "]"


def _pseudo_part(literal: str, name: str | None, spec: str | None) -> str:
    field = "" if name is None else "{" + name + (f":{spec}" if spec else "") + "}"
    return literal.translate(_ACCENTS) + field


def placeholders(sentence: str) -> frozenset[str]:
    """Return the names that a sentence asks for."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)
