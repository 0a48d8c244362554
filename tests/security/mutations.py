"""Turns a good plan into one that somebody, or some program, has spoiled: the same one for the same seed."""

from __future__ import annotations

import random
import re
import struct
from dataclasses import dataclass

import good_plans
from text_mutations import spoiled_text
from xml_mutations import CHANGES, HARMLESS, changed


@dataclass(frozen=True)
class Spoiled:
    """A file, how it was made, and whether it still says what the good plan said."""

    suffix: str
    content: bytes
    steps: tuple[str, ...]
    same: bool


def spoiled(seed: int) -> Spoiled:
    """The file of a seed."""
    rng = random.Random(seed)
    kind = rng.choices(("xlsx", "ods", "csv"), (6, 2, 2))[0]
    if kind == "csv":
        suffix, content, steps, same = spoiled_text(rng, good_plans.delimited())
        return Spoiled(suffix, content, steps, same)
    parts = dict(good_plans.workbook() if kind == "xlsx" else good_plans.opendocument())
    told: list[str] = []
    harmless = rng.random() < 0.35
    changes = HARMLESS if harmless else CHANGES
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        name = _a_part(rng, parts)
        change = rng.choice(changes)
        told.append(f"{change.__name__.strip('_')} in {name}")
        parts[name] = changed(rng, parts[name], change)
    if rng.random() < (0.3 if harmless else 0.15):
        told.append(_encode_otherwise(rng, parts, honest=harmless))
    content = good_plans.zipped(_in_any_order(rng, parts, told))
    if not harmless and rng.random() < 0.25:
        content = _spoil_zip(rng, content, told)
    return Spoiled(f".{kind}", content, tuple(told), harmless)


def _a_part(rng: random.Random, parts: good_plans.Parts) -> str:
    names = [name for name in parts if name != "mimetype"]
    sheets = [name for name in names if "sheet" in name or name == "content.xml"]
    return rng.choice(sheets if rng.random() < 0.6 else names)


_ODD_NAMES = (
    "../../evil.xml",
    "/etc/evil.xml",
    "C:\\evil.xml",
    "xl\\worksheets\\sheet1.xml",
    "XL/WORKBOOK.XML",
    "a" * 300,
)


def _encode_otherwise(rng: random.Random, parts: good_plans.Parts, *, honest: bool) -> str:
    name = _a_part(rng, parts)
    text = parts[name].decode("utf-8", "replace")
    encoding = (
        rng.choice(("utf-16", "utf-8-sig", "latin-1"))
        if honest
        else rng.choice(("utf-16-le", "cp1252", "utf-32"))
    )
    if honest:
        said = {"utf-16": "UTF-16", "latin-1": "ISO-8859-1"}.get(encoding, "UTF-8")
        text = text.replace('encoding="UTF-8"', f'encoding="{said}"', 1)
        if encoding == "latin-1":
            text = "".join(c if ord(c) < 256 else f"&#{ord(c)};" for c in text)
    parts[name] = text.encode(encoding, "replace")
    return f"{encoding} in {name}"


def _in_any_order(rng: random.Random, parts: good_plans.Parts, steps: list[str]) -> good_plans.Parts:
    if rng.random() > 0.1:
        return parts
    names = list(parts)
    rng.shuffle(names)
    steps.append("parts in another order")
    return {name: parts[name] for name in names}


def _spoil_zip(rng: random.Random, content: bytes, steps: list[str]) -> bytes:
    change = rng.choice((_cut_zip, _flip, _prefix, _patch_directory, _patch_directory, _rename, _tail))
    steps.append(f"{change.__name__.strip('_')} in the zip")
    return change(rng, content)


def _cut_zip(rng: random.Random, content: bytes) -> bytes:
    return content[: rng.randrange(1, len(content))]


def _flip(rng: random.Random, content: bytes) -> bytes:
    spoiled = bytearray(content)
    for _ in range(rng.choice((1, 2, 20))):
        spoiled[rng.randrange(len(spoiled))] ^= 1 << rng.randrange(8)
    return bytes(spoiled)


def _prefix(rng: random.Random, content: bytes) -> bytes:
    return rng.choice((b"\0" * 8, b"#!/bin/sh\n", b"MZ\x90\0", content[:200], b"a;b\n1;2\n")) + content


def _tail(rng: random.Random, content: bytes) -> bytes:
    return content + rng.choice((b"\0" * 300, b"PK\x05\x06" + b"\0" * 18, content, b"PK\x01\x02"))


def _patch_directory(rng: random.Random, content: bytes) -> bytes:
    """Write odd flags, methods, checksums, sizes or places into a header of a part."""
    spoiled = bytearray(content)
    mark, fields = rng.choice(
        ((b"PK\x01\x02", (8, 10, 16, 20, 24, 28, 30, 42)), (b"PK\x03\x04", (6, 8, 14, 18, 22, 26)))
    )
    at = rng.choice([found.start() for found in re.finditer(re.escape(mark), content)])
    struct.pack_into("<H", spoiled, at + rng.choice(fields), rng.choice((0, 1, 8, 9, 12, 99, 255, 0xFFFF)))
    return bytes(spoiled)


def _rename(rng: random.Random, content: bytes) -> bytes:
    """Give a part another's name, or an odd one of the same length."""
    names = re.findall(rb"xl/worksheets/sheet[123]\.xml|content\.xml", content)
    odd = rng.choice(_ODD_NAMES).encode()
    name = rng.choice(names)
    return content.replace(name, (rng.choice((*names, odd)) + b"_" * len(name))[: len(name)])
