"""Parses XML that may mean harm: no document type, no entities, bounded depth, damage said aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from xml.parsers import expat

from aligner.model.errors import SourceError

DEEPEST = 200
"""Levels of elements; an honest sheet has about ten."""

Attributes = dict[str, str]


class Handler(Protocol):
    """What is told about the elements of a document, by their names without a namespace."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


@dataclass
class Elements:
    """Collects the attributes of chosen elements; enough for workbook parts, styles and relations."""

    wanted: Callable[[str, Attributes], None]

    def start(self, name: str, attributes: Attributes) -> None:
        self.wanted(name, attributes)

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def parse(content: bytes, handler: Handler, *, qualified: bool = False) -> None:
    """Tell ``handler`` about every element of a document in any encoding XML allows.

    Names lose their namespace: prefixes are free, and Strict OOXML differs in namespaces only; with
    ``qualified`` element names come as "namespace name". Raises SourceError: "doctype", "damaged".
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = False
    parser.StartDoctypeDeclHandler = _refuse_doctype
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise SourceError("damaged")
        bare = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        handler.start(name if qualified else name.rpartition(" ")[2], bare)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name if qualified else name.rpartition(" ")[2])

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    try:
        parser.Parse(content, True)
    # The latter two where it claims an encoding that Python doesn't know, or not for this.
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise SourceError("damaged") from error


def each_element(content: bytes, wanted: Callable[[str, Attributes], None]) -> None:
    """Call ``wanted`` with the name and attributes of every element, in document order."""
    parse(content, Elements(wanted))


def _refuse_doctype(*_: object) -> None:
    raise SourceError("doctype")


def escape(text: str) -> str:
    """Return text as XML writes it, in an element or in a quoted attribute; carriage returns survive."""
    # The standard library's own loads its HTTP client for this.
    for sign, written in _ESCAPES:
        text = text.replace(sign, written)
    return text


def unescape(text: str) -> str:
    """Return what ordinary sheet XML means: the five named entities, and line ends by number."""
    if "&" not in text:
        return text
    for written in ("&#10;", "&#xA;"):
        text = text.replace(written, "\n")
    text = text.replace("&#xD;", "\r")
    for sign, written in reversed(_ESCAPES):
        text = text.replace(written, sign)
    return text


_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;"), ("\r", "&#13;"))
