"""Tells what a file is by its first bytes and its parts, never by its name."""

from __future__ import annotations

import re
from enum import Enum

from aligner.model.errors import SourceError
from aligner.sources.compound import Compound, open_compound
from aligner.sources.package import Package


class Kind(Enum):
    """The formats that can be read, with the suffixes that rightly name them."""

    XLSX = (".xlsx", ".xlsm", ".xltx", ".xltm")
    XLSB = (".xlsb",)
    XLS = (".xls", ".xlt")
    ODS = (".ods", ".ots")
    TEXT = (".csv", ".tsv", ".txt", ".tab", ".asc", ".dat", ".prn", "")


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
_OFFICE_DOCUMENTS = (("word/", "word"), ("ppt/", "powerpoint"), ("visio/", "not-a-table"))
_OPEN_DOCUMENTS = {b"text": "word", b"presentation": "powerpoint", b"graphics": "picture"}
_ENCRYPTED_STREAMS = frozenset(
    ("encryptedpackage", "encryptioninfo", "drmencrypteddataspace", "\tdrmcontent", "drmencryptedtransform")
)


def refuse_foreign(content: bytes) -> None:
    """Refuse what is plainly another kind of file. Raises SourceError with a code for each kind."""
    head = content[:4096]
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise SourceError("empty" if not content.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe") else "damaged")
    if head.startswith(b"%PDF"):
        raise SourceError("pdf")
    if head.startswith(_PICTURES) and not head.isascii():
        raise SourceError("picture")
    if head.startswith(_COMPRESSED):
        raise SourceError("compressed")
    if head.startswith(b"SQLite format 3"):
        raise SourceError("not-a-table")
    _refuse_markup(head)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and _looks_like_json(head):
        raise SourceError("json")


def _refuse_markup(head: bytes) -> None:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if re.match(rb"mime-version:|from:|content-type: *multipart", text):
        raise SourceError("web-archive")
    if not text.startswith(b"<"):
        return
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        raise SourceError("xml-2003")
    if b"urn:oasis:names:tc:opendocument" in text:
        raise SourceError("flat-ods")
    if re.search(rb"<(?:!doctype html|html|head|body|table|meta|script|div)\b", text):
        raise SourceError("html-page")
    if text.startswith((b"<?xml", b"<!--")) or re.match(rb"<[a-z][\w:.-]*(?: [^<>]*)?>", text):
        raise SourceError("not-a-table")


def _looks_like_json(head: bytes) -> bool:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return bool(re.match(rb'\{\s*(?:"|\})|\[\s*(?:[\[{"\]]|-?[0-9.]+\s*[,\]])', text))


def kind_of_package(package: Package) -> Kind:
    """Tell which spreadsheet a zip is. Raises SourceError with a code for each other kind of zip."""
    names = package.parts
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    for folder, code in _OFFICE_DOCUMENTS:
        if any(name.startswith(folder) for name in names):
            raise SourceError(code)
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names) or "index.zip" in names:
        raise SourceError("numbers")
    if "mimetype" in names or "content.xml" in names:
        return _kind_of_open_document(package)
    if "[content_types].xml" in names:
        raise SourceError("missing-part", part="xl/workbook.xml")
    raise SourceError("zip")


def _kind_of_open_document(package: Package) -> Kind:
    kind = package.read("mimetype") if "mimetype" in package else b""
    for word, code in _OPEN_DOCUMENTS.items():
        if b"opendocument." + word in kind:
            raise SourceError(code)
    return Kind.ODS


def workbook_stream(content: bytes) -> Compound:
    """Open an old binary Office file that holds a workbook.

    Raises SourceError: "password", "word", "powerpoint", "not-a-table", "damaged".
    """
    compound = open_compound(content)
    names = {name.lower() for name in compound.streams}
    if not names:
        raise SourceError("damaged")
    if names & _ENCRYPTED_STREAMS:
        raise SourceError("password")
    if "worddocument" in names:
        raise SourceError("word")
    if "powerpoint document" in names:
        raise SourceError("powerpoint")
    if not names & {"workbook", "book"}:
        raise SourceError("not-a-table")
    return compound
