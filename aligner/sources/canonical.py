"""Rewrites legal but unusual sheet XML (prefixes, UTF-16, no addresses, comments) in the ordinary form."""

from __future__ import annotations

import re

from aligner.model.errors import SourceError
from aligner.model.grid import column_letter
from aligner.sources.evidence import LAST_COLUMN, LAST_ROW, column_number
from aligner.sources.markup import Attributes, escape, parse

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class SheetRewriter:
    """Writes a sheet anew: every row and cell with its address, attributes in one order, text joined."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._row = 0
        self._column = 0
        self._inside: list[str] = []
        self._kept: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        self._inside.append(name)
        if "sheetData" not in self._inside or name == "sheetData":
            said = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
            self.out.append(f"<{name}{said if name != 'sheetData' else ''}>")
        elif name == "row":
            self._start_row(attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif name in {"v", "f", "is"}:
            self._kept = []

    def end(self, name: str) -> None:
        if "sheetData" not in self._inside or name == "sheetData":
            self.out.append(f"</{name}>")
        elif name == "row":
            self.out.append("</row>")
        elif name == "c":
            self.out.append("</c>")
        elif name in {"v", "f", "is"} and self._kept is not None:
            text = escape("".join(self._kept))
            self.out.append(f"<is><t>{text}</t></is>" if name == "is" else f"<{name}>{text}</{name}>")
            self._kept = None
        self._inside.pop()

    def text(self, text: str) -> None:
        # Phonetic guides stand beside the text, not in it.
        if self._kept is not None and self._inside[-1] in {"v", "f", "t"} and "rPh" not in self._inside:
            self._kept.append(text)

    def _start_row(self, attributes: Attributes) -> None:
        said = attributes.get("r", "")
        self._row = _address_part(said, LAST_ROW) if said else self._row + 1
        self._column = 0
        hidden = ' hidden="1"' if attributes.get("hidden") in {"1", "true"} else ""
        self.out.append(f'<row r="{self._row}"{hidden}>')

    def _start_cell(self, attributes: Attributes) -> None:
        self._column += 1
        if "r" in attributes:
            address = _ADDRESS.fullmatch(attributes["r"])
            if not address or int(address[2]) != self._row:
                raise SourceError("damaged")
            self._column = column_number(address[1].encode())
        if self._column > LAST_COLUMN or self._row < 1:
            raise SourceError("damaged")
        said = "".join(f' {key}="{escape(attributes[key])}"' for key in ("s", "t") if key in attributes)
        self.out.append(f'<c r="{column_letter(self._column)}{self._row}"{said}>')


def _address_part(text: str, largest: int) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 8 and 0 < int(text) <= largest):
        raise SourceError("damaged")
    return int(text)


def rewrite_sheet(content: bytes) -> bytes:
    """Return the same sheet as ordinary UTF-8.

    Raises SourceError: "damaged", "doctype".
    """
    writer = SheetRewriter()
    parse(content, writer)
    return "".join(writer.out).encode()


class StringsRewriter:
    """Writes a shared string table anew, its runs joined and phonetic guides left out."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._inside: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self._inside.append(name)
        if name == "si":
            self.out.append('<si><t xml:space="preserve">')

    def end(self, name: str) -> None:
        self._inside.pop()
        if name == "si":
            self.out.append("</t></si>")

    def text(self, text: str) -> None:
        if self._inside[-1] == "t" and "si" in self._inside and "rPh" not in self._inside:
            self.out.append(escape(text))


def rewrite_strings(content: bytes) -> bytes:
    """Return the strings of a table in the ordinary form. Raises SourceError: "damaged", "doctype"."""
    writer = StringsRewriter()
    parse(content, writer)
    return "".join(writer.out).encode()
