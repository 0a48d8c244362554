"""Changes to the bytes of a delimited text."""

from __future__ import annotations

import random

from odd_values import VALUES


def spoiled_text(rng: random.Random, content: bytes) -> tuple[str, bytes, tuple[str, ...], bool]:
    """A good text's suffix and bytes once they are spoiled, how, and whether they mean the same."""
    if rng.random() < 0.3:
        name, content = _same_text(rng, content)
        return ".csv", content, (name,), True
    changes = rng.choices(_CHANGES, k=rng.choice((1, 1, 2, 5)))
    for change in changes:
        content = change(rng, content)
    steps = tuple(change.__name__.strip("_") for change in changes)
    return rng.choice((".csv", ".csv", ".txt", ".xlsx")), content, steps, False


def _same_text(rng: random.Random, content: bytes) -> tuple[str, bytes]:
    text = content.decode()
    quoted = "\r\n".join(";".join(f'"{field}"' for field in line.split(";")) for line in text.splitlines())
    ways = {
        "mark": b"\xef\xbb\xbf" + content,
        "utf-16": text.encode("utf-16"),
        "utf-32": text.encode("utf-32"),
        "latin-1": text.replace("€", "EUR").encode("latin-1"),
        "cp1252": text.encode("cp1252"),
        "line ends": text.replace("\r\n", rng.choice(("\n", "\r", "\r\r\n"))).encode(),
        "tabs": text.replace(";", "\t").encode(),
        "quoted": quoted.encode(),
        "sep line": b"sep=;\r\n" + content,
        "no end": content.rstrip(),
        "blank lines": content + b"\r\n\r\n;;;;\r\n",
        "eof mark": content + b"\x1a",
    }
    name = rng.choice(sorted(ways))
    return name, ways[name]


def _other_byte(rng: random.Random, content: bytes) -> bytes:
    spoiled = bytearray(content or b"x")
    for _ in range(rng.choice((1, 3, 30))):
        spoiled[rng.randrange(len(spoiled))] = rng.choice(
            (0, 9, 10, 13, 26, 34, 39, 44, 59, 127, 128, 160, 195, 228, 255)
        )
    return bytes(spoiled)


def _odd_field(rng: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    line = rng.randrange(len(lines))
    fields = lines[line].split(b";")
    value = rng.choice(
        (*VALUES, '"', '"a\nb"', '"open', 'a"b', '="00123"', "@SUM(1)", "\ufeff", "\x1b[31m", "a\0b")
    )
    fields[rng.randrange(len(fields))] = value.encode()
    lines[line] = b";".join(fields)
    return b"\n".join(lines)


def _lose_line(rng: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    place = rng.randrange(len(lines))
    most = 200 if len(lines[place]) < 1000 else 2
    lines[place : place + 1] = lines[place : place + 1] * rng.choice((0, 2, most))
    return b"\n".join(lines)


def _short_lines(rng: random.Random, content: bytes) -> bytes:
    """Cut some lines short, as by a line break in a field without quotes."""
    lines = content.split(b"\r\n")
    for place in rng.choices(range(len(lines)), k=rng.choice((1, 2, 3))):
        fields = lines[place].split(b";")
        lines[place] = b";".join(fields[: rng.randrange(len(fields) + 1)])
    return b"\r\n".join(lines)


def _long_line(rng: random.Random, content: bytes) -> bytes:
    place = rng.randrange(len(content) + 1)
    return (
        content[:place]
        + rng.choice((b"x", b";", b'"', b"\n", b" ", b"1", b"\t", b"a b ")) * 70_000
        + content[place:]
    )


def _junk(rng: random.Random, content: bytes) -> bytes:
    place = rng.randrange(len(content) + 1)
    return content[:place] + rng.randbytes(rng.choice((1, 10, 1000))) + content[place:]


def _recoded(rng: random.Random, content: bytes) -> bytes:
    there = rng.choice(("utf-16", "utf-16-be", "utf-32", "cp850", "mac-roman", "utf-7", "utf-8"))
    return content.decode(rng.choice(("utf-8", "cp1252")), "replace").encode(there, "replace")


_CHANGES = (
    *(_other_byte, _other_byte, _odd_field, _odd_field, _lose_line, _short_lines, _short_lines),
    *(_long_line, _junk, _recoded),
)
