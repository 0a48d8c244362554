"""Tells what an Office package carries beside its cells; nothing of it is ever opened, followed or run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.model.grid import Cell, Note
from aligner.sources.package import Package, is_bomb

_ACTIVE = (
    ("macros", re.compile(r"vbaproject\.bin$|/macrosheets/|^basic/|^scripts/")),
    ("external-links", re.compile(r"^xl/externallinks/[^/]*\.(?:xml|bin)$|^xl/connections\.(?:xml|bin)$")),
    ("embedded-objects", re.compile(r"^xl/(?:embeddings|activex)/|^object [0-9]+/")),
)
_DANGEROUS_LINK = re.compile(rb'Target="(?:javascript|vbscript|data|file|\\\\)[^"]*"', re.IGNORECASE)


def carried(package: Package, file: str) -> Iterator[Note]:
    """Yield a note for each kind of active content and for parts that were left alone.

    Raises SourceError "damaged" where the checksum of a part that nobody reads is wrong.
    """
    for kind, names in _ACTIVE:
        found = [name for name in package.names() if names.search(name)]
        if found:
            yield Note("active-content", Cell(file, ""), {"kind": kind}, count=len(found))
    links = sum(len(_DANGEROUS_LINK.findall(_peek(package, name))) for name in _sheet_links(package))
    if links:
        yield Note("active-content", Cell(file, ""), {"kind": "links"}, count=links)
    left = [*package.ignored, *_unread(package)]
    if left:
        yield Note("part-ignored", Cell(file, ""), {"part": left[0][:200]}, count=len(left))


def _sheet_links(package: Package) -> Iterator[str]:
    return (name for name in package.names() if name.startswith("xl/worksheets/_rels/"))


def _peek(package: Package, name: str) -> bytes:
    return b"" if is_bomb(package.parts[name]) else package.read(name)


def _unread(package: Package) -> Iterator[str]:
    """Yield parts too large to unpack; prove the checksums of the others."""
    for name, info in package.parts.items():
        if is_bomb(info):
            yield name
        elif name not in package.proven:
            package.prove(name)
