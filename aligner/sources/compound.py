"""Reads the streams of an old binary Office file (a compound file), bounded by its real size."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from aligner.model.errors import SourceError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA
"""Sector numbers from here on mean an end, a gap or a table."""
_STREAM, _ROOT = 2, 5


@dataclass
class Compound:
    """The streams of a compound file: first sector and size by name."""

    content: bytes
    sector_size: int
    table: tuple[int, ...]
    streams: dict[str, tuple[int, int]]
    small_cutoff: int
    small_table: tuple[int, ...] = ()
    small_stream: bytes = b""

    def read(self, name: str) -> bytes:
        """Return one stream. Raises SourceError "damaged" where its chain of sectors is broken."""
        start, size = self.streams[name]
        if size < self.small_cutoff:
            pieces = [self.small_stream[n * 64 : n * 64 + 64] for n in chain(self.small_table, start)]
        else:
            pieces = [self.sector(n) for n in chain(self.table, start)]
        stream = b"".join(pieces)
        if len(stream) < size:
            raise SourceError("damaged")
        return stream[:size]

    def sector(self, number: int) -> bytes:
        """Return one sector; the last may be short. Raises SourceError "damaged" for one beyond the end."""
        found = self.content[(number + 1) * self.sector_size : (number + 2) * self.sector_size]
        if not found:
            raise SourceError("damaged")
        return found


def chain(table: tuple[int, ...], start: int) -> list[int]:
    """Return the numbers of a chain of sectors. Raises SourceError "damaged" for a loop or a wild number."""
    numbers: list[int] = []
    seen: set[int] = set()
    while start < _END:
        if start >= len(table) or start in seen:
            raise SourceError("damaged")
        seen.add(start)
        numbers.append(start)
        start = table[start]
    return numbers


def open_compound(content: bytes) -> Compound:
    """Read the directory of a compound file. Raises SourceError "damaged"."""
    try:
        return _open(content)
    except (struct.error, IndexError, ValueError) as error:
        raise SourceError("damaged") from error


def _open(content: bytes) -> Compound:
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in (9, 12):
        raise SourceError("damaged")
    size = 1 << shift
    directory, cutoff, small_start = struct.unpack_from("<I4xII", content, 48)
    opened = Compound(content, size, (), {}, cutoff)
    opened.table = _table(content, opened)
    entries = b"".join(map(opened.sector, chain(opened.table, directory)))
    root = (0, 0)
    for position in range(0, len(entries) - 127, 128):
        entry = entries[position : position + 128]
        length, kind = struct.unpack_from("<HB", entry, 64)
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        start, total = struct.unpack_from("<II", entry, 116)
        if kind == _ROOT:
            root = (start, total)
        elif kind or name:
            opened.streams.setdefault(name, (start, total))
    if root[1]:
        opened.small_stream = b"".join(map(opened.sector, chain(opened.table, root[0])))
        packed = b"".join(map(opened.sector, chain(opened.table, small_start)))
        opened.small_table = struct.unpack(f"<{len(packed) // 4}I", packed[: len(packed) // 4 * 4])
    return opened


def _table(content: bytes, opened: Compound) -> tuple[int, ...]:
    """Read the table of sectors; it can't have more of them than the file has."""
    most = len(content) // opened.sector_size + 1
    sectors = [n for n in struct.unpack_from("<109I", content, 76) if n < _END]
    following, count = struct.unpack_from("<II", content, 68)
    per_sector = opened.sector_size // 4
    for _ in range(min(count, most)):
        if following >= _END:
            break
        numbers = struct.unpack(f"<{per_sector}I", opened.sector(following))
        sectors.extend(n for n in numbers[:-1] if n < _END)
        following = numbers[-1]
    if len(sectors) > most:
        raise SourceError("damaged")
    packed = b"".join(map(opened.sector, sectors))
    return struct.unpack(f"<{len(packed) // 4}I", packed[: len(packed) // 4 * 4])
