"""What has to hold of every file, however it was spoiled: read rightly, or refused in a sentence."""

from __future__ import annotations

import html
import json
import re
import signal
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import good_plans
from mutations import Spoiled

from aligner import i18n, pipeline, service
from aligner.model.assessment import Assessment
from aligner.model.errors import AlignerError
from aligner.model.grid import Cell
from aligner.settings import Settings
from aligner.words.texts import clean

DAY = date(2026, 1, 2)
_WORD = re.compile(r"[A-Za-z]{4,}")
_OWN_WORDS = frozenset({"True", "False"})
"""How a cell that holds yes or no is quoted."""


class HangError(Exception):
    """A file took longer than any this small may."""


class FaultError(Exception):
    """A file was neither read rightly nor refused."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Break off what takes too long, where the system can."""

    def stop(*_: object) -> None:
        raise HangError

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def examine(spoiled: Spoiled, folder: Path) -> str:
    """Read a file as a check does, and tell what came of it: "read", or the code of the refusal.

    Raises FaultError for what must not be; whatever else is raised is a fault too.
    """
    path = folder / f"plan{spoiled.suffix}"
    path.write_bytes(spoiled.content)
    with at_most(60):
        try:
            assessment = pipeline.run([path], Settings(), as_of=DAY)
        except AlignerError as error:
            _require_sentence(error, path.name)
            if spoiled.same:
                raise FaultError(f"refused what should be read: {error}") from error
            return error.code
        _require(assessment, path)
    _require_own_texts(assessment, spoiled.content)
    if spoiled.same:
        _require_same(assessment, spoiled.suffix)
    if path.read_bytes() != spoiled.content:
        raise FaultError("the file was written to")
    return "read"


def _require_sentence(error: AlignerError, name: str) -> None:
    for language in i18n.LANGUAGES:
        sentence = service.error_sentence(error, language)
        if name not in sentence or not sentence.isprintable() or len(sentence) > 1000:
            raise FaultError(f"an odd sentence: {sentence[:300]!r}")


def _require(assessment: Assessment, path: Path) -> None:
    request = service.Request(paths=(path,), language="fi")
    text = service.render(assessment, request, "md")
    if not text.startswith("#") or any(sign in text for sign in "\0\x1b\u202e"):
        raise FaultError("Markdown with signs that steer")
    document = json.loads(service.render(assessment, request, "json"), parse_constant=_refuse_constant)
    require_conserved(document)


def _refuse_constant(name: str) -> None:
    raise FaultError(f"{name} is not JSON")


def require_conserved(document: dict) -> None:
    """Hold that all money that was read is somewhere. Raises FaultError."""
    money = {
        name: Decimal(document["headline"]["money"][name])
        for name in ("read", "traced", "untraced", "left_out")
    }
    if money["read"] != money["traced"] + money["untraced"] + money["left_out"]:
        raise FaultError(f"money does not add up: {money}")
    if sum(Decimal(goal["money"]) for goal in document["goals"]) != money["traced"]:
        raise FaultError("the goals' money is not what was traced")


def _require_own_texts(assessment: Assessment, content: bytes) -> None:
    """Hold that every word of the plan stands in the file."""
    plan = assessment.plan
    things = (*plan.goals, *plan.areas, *plan.metrics, *plan.initiatives)
    said = {word for thing in things for cell in thing.cells.values() for word in _words(cell)}
    held = _held(content)
    invented = sorted(word for word in said if word not in held)
    if invented:
        raise FaultError(f"texts that the file does not hold: {invented[:5]}")


def _words(cell: Cell) -> set[str]:
    return set(_WORD.findall(cell.text)) - _OWN_WORDS


def _held(content: bytes) -> str:
    raw = [content, *_parts(content)]
    texts = [
        clean(part.replace(b"\0", b"").decode(code, "ignore"))
        for part in raw
        for code in ("latin-1", "utf-8")
    ]
    plain = [
        html.unescape(re.sub(r"<!\[CDATA\[|\]\]>|<!--.*?-->|<\?.*?\?>", "", text, flags=re.DOTALL))
        for text in texts
    ]
    plain += [text.replace('"', "") for text in texts]  # a quote that stands astray in delimited text
    return "\n".join([*texts, *plain, *(re.sub(r"<[^<>]*>", "", text) for text in plain)])


def _parts(content: bytes) -> Iterator[bytes]:
    """What a zip holds, by whatever header still tells where its parts begin."""
    for found in re.finditer(rb"PK\x03\x04", content):
        if found.end() + 26 <= len(content):
            name, extra = struct.unpack_from("<HH", content, found.end() + 22)
            packed = content[found.end() + 26 + name + extra :]
            with suppress(zlib.error):
                yield zlib.decompressobj(-15).decompress(packed)


def _require_same(assessment: Assessment, suffix: str) -> None:
    if _gist(assessment) != _good_gist(suffix):
        raise FaultError(f"says other than the good plan: {_gist(assessment)}")


def _gist(assessment: Assessment) -> tuple[object, ...]:
    ledger = assessment.plan.ledger
    names = tuple(goal.name for goal in assessment.plan.goals)
    return names, ledger.traced, ledger.untraced, ledger.total_left_out, ledger.unreadable


@cache
def _good_gist(suffix: str) -> tuple[object, ...]:
    import tempfile

    made = {
        ".xlsx": lambda: good_plans.zipped(good_plans.workbook()),
        ".ods": lambda: good_plans.zipped(good_plans.opendocument()),
        ".csv": good_plans.delimited,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"good{suffix}"
        path.write_bytes(made[suffix]())
        return _gist(pipeline.run([path], Settings(), as_of=DAY))
