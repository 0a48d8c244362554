"""Opens the zip of an Office or OpenDocument file as if whoever made it meant harm."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from aligner.model.errors import SourceError

MOST_PARTS = 20_000
"""A workbook of ten thousand sheets has as many parts; sixty thousand is an attack."""
LARGEST_PART = 1 << 30
"""Bytes; a million lines of twelve columns are 638 MB of XML."""
LARGEST_PACKAGE = 2 << 30
SMALL_PART = 16 << 20
"""Bytes up to which any ratio is harmless."""
STEEPEST_RATIO = 300
"""Budget sheets unpack to 8 times their size, a million formatted blank rows to 160, bombs to 400–1,000."""
_CHUNK = 1 << 20


@dataclass
class Package:
    """The parts of a zip, by their names in lower case with forward slashes.

    ``ignored`` names what was left alone: links, paths that lead outside. ``proven``: read, checksum right.
    """

    content: bytes
    parts: dict[str, zipfile.ZipInfo]
    ignored: list[str] = field(default_factory=list)
    proven: set[str] = field(default_factory=set)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.parts

    def names(self) -> Iterator[str]:
        yield from self.parts

    def read(self, name: str) -> bytes:
        """Inflate one part; what it really unpacks to is counted and its checksum compared.

        Raises SourceError: "missing-part", "damaged", or "bomb" for a part beyond the limits.
        """
        info = self.parts.get(name.lower())
        if info is None:
            raise SourceError("missing-part", part=name)
        _bound(info)
        self.proven.add(name.lower())
        return _inflated(self._packed(info), info)

    def prove(self, name: str) -> None:
        """Compare the checksum of a part that nobody reads, without keeping what it unpacks to."""
        info = self.parts[name]
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            _compare(info, len(packed), zlib.crc32(packed))
            return
        inflater, size, checksum = zlib.decompressobj(-15), 0, 0
        rest: bytes | memoryview = packed
        while not inflater.eof:
            try:
                piece = inflater.decompress(rest, _CHUNK)
            except zlib.error as error:
                raise SourceError("damaged") from error
            size, checksum, rest = size + len(piece), zlib.crc32(piece, checksum), inflater.unconsumed_tail
            if size > info.file_size or not (piece or rest):
                break
        _compare(info, size, checksum)

    def _packed(self, info: zipfile.ZipInfo) -> memoryview:
        name_size, extra_size = struct.unpack_from("<HH", self.content, info.header_offset + 26)
        start = info.header_offset + 30 + name_size + extra_size
        return memoryview(self.content)[start : start + info.compress_size]


def open_package(content: bytes) -> Package:
    """Return the parts of a sound zip.

    Raises SourceError: "damaged", "password", "odd-compression", "bomb".
    """
    try:
        infos = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise SourceError("damaged") from error
    if len(infos) > MOST_PARTS:
        raise SourceError("bomb", limit=MOST_PARTS)
    package = Package(content, {})
    _require_apart(content, infos)
    for info in infos:
        _admit(package, info)
    if sum(info.file_size for info in package.parts.values()) > LARGEST_PACKAGE:
        raise SourceError("bomb")
    return package


def _admit(package: Package, info: zipfile.ZipInfo) -> None:
    name = info.filename.replace("\\", "/").lstrip("/")
    if name.endswith("/"):
        return
    if info.flag_bits & 0x1:
        raise SourceError("password")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise SourceError("odd-compression")
    if stat.S_ISLNK(info.external_attr >> 16) or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
        package.ignored.append(name)
    elif name.lower() in package.parts:
        # Two parts under one name: two readers would see two budgets.
        raise SourceError("damaged")
    else:
        package.parts[name.lower()] = info


def _require_apart(content: bytes, infos: list[zipfile.ZipInfo]) -> None:
    """Refuse parts that share bytes, the way a small file is made to unpack to terabytes."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        start = info.header_offset
        if start < end or start + 30 > len(content) or content[start : start + 4] != b"PK\x03\x04":
            raise SourceError("damaged")
        name_size, extra_size = struct.unpack_from("<HH", content, start + 26)
        end = start + 30 + name_size + extra_size + info.compress_size
        if end > len(content):
            raise SourceError("damaged")


def is_bomb(info: zipfile.ZipInfo) -> bool:
    """Whether a part claims to unpack to more than any honest one does."""
    size = info.file_size
    return size > LARGEST_PART or (size > SMALL_PART and size > STEEPEST_RATIO * max(info.compress_size, 1))


def _bound(info: zipfile.ZipInfo) -> None:
    if is_bomb(info):
        raise SourceError("bomb")


def _inflated(packed: memoryview, info: zipfile.ZipInfo) -> bytes:
    if info.compress_type == zipfile.ZIP_STORED:
        content = bytes(packed)
    else:
        inflater = zlib.decompressobj(-15)
        try:
            # One byte over what the directory claims tells a false claim without unpacking the rest.
            content = inflater.decompress(packed, info.file_size + 1)
        except (zlib.error, MemoryError) as error:
            raise SourceError("damaged") from error
    _compare(info, len(content), zlib.crc32(content))
    return content


def _compare(info: zipfile.ZipInfo, size: int, checksum: int) -> None:
    if size != info.file_size or checksum != info.CRC:
        raise SourceError("damaged")
