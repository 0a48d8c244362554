"""The parts of an xlsx package that name its sheets, its number formats and what else it carries."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from aligner.model.errors import SourceError
from aligner.model.grid import Visibility
from aligner.sources.formats import Format, read_format
from aligner.sources.markup import Attributes, each_element
from aligner.sources.package import Package

LARGEST_INDEX = 64 << 20
"""Bytes of a part that only lists things; a hundred thousand broken names make about ten million."""


class Relation(NamedTuple):
    """A link from one part to another, its target as a part name, or as it stands where it leads outside."""

    id: str
    kind: str
    target: str
    external: bool


class SheetPart(NamedTuple):
    """A worksheet: its name as shown, the part that holds it, whether it is shown."""

    name: str
    part: str
    visibility: Visibility


class Style(NamedTuple):
    """One entry of the style table, as a cell's ``s`` names it."""

    number: int
    code: str

    @property
    def format(self) -> Format:
        return read_format(self.number, self.code)


@dataclass
class Index:
    """What a workbook says about itself. ``styles`` is None where it has no style table."""

    sheets: list[SheetPart] = field(default_factory=list)
    styles: list[Style] | None = None
    strings_part: str = ""
    relations: list[Relation] = field(default_factory=list)
    from_1904: bool = False
    recalculates: bool = False


def small(package: Package, name: str) -> bytes:
    """Read a part that only lists things. Raises SourceError "bomb" where it is absurdly large."""
    if name in package and package.parts[name.lower()].file_size > LARGEST_INDEX:
        raise SourceError("bomb")
    return package.read(name)


def read_relations(package: Package, part: str) -> list[Relation]:
    """Read the links of a part ("" for the package itself)."""
    folder, file = posixpath.split(part)
    found: list[Relation] = []

    def wanted(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            external = attributes.get("TargetMode", "").lower() == "external"
            said = attributes.get("Target", "")
            target = said if external else _resolve(folder, said)
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.append(Relation(attributes.get("Id", ""), kind, target, external))

    each_element(small(package, posixpath.join(folder, "_rels", f"{file}.rels")), wanted)
    return found


def _resolve(folder: str, target: str) -> str:
    path = _percent_decoded(target).replace("\\", "/").partition("#")[0]
    resolved = posixpath.normpath(posixpath.join("/", folder, path))
    # normpath holds "/../x" at the root: count the climbs to see whether the target leaves the package.
    climbs = [*folder.split("/"), *path.split("/")] if not path.startswith("/") else path.split("/")
    depth = 0
    for step in climbs:
        depth += {"..": -1, "": 0, ".": 0}.get(step, 1)
        if depth < 0:
            return ""
    return resolved.lstrip("/")


def _percent_decoded(target: str) -> str:
    if "%" not in target:
        return target
    from urllib.parse import unquote

    return unquote(target)


def read_index(package: Package) -> Index:
    """Read everything but cells. Raises SourceError: "missing-part", "damaged", "no-sheets"."""
    small(package, "[Content_Types].xml")
    root = next((r for r in read_relations(package, "") if r.kind == "officeDocument"), None)
    if root is None:
        raise SourceError("missing-part", part="xl/workbook.xml")
    index = Index(relations=read_relations(package, root.target))
    _read_workbook(package, root.target, index)
    if not index.sheets:
        raise SourceError("no-sheets")
    for relation in index.relations:
        if relation.kind == "styles" and relation.target in package:
            index.styles = list(_read_styles(small(package, relation.target)))
        elif relation.kind == "sharedStrings" and not relation.external:
            index.strings_part = relation.target
    return index


def _read_workbook(package: Package, part: str, index: Index) -> None:
    by_id = {relation.id: relation for relation in index.relations}

    def wanted(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            _add_sheet(package, index, by_id.get(attributes.get("id", "")), attributes)
        elif name == "workbookPr":
            index.from_1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "calcPr":
            index.recalculates = attributes.get("fullCalcOnLoad") in {"1", "true"}

    each_element(small(package, part), wanted)


def _add_sheet(package: Package, index: Index, relation: Relation | None, attributes: Attributes) -> None:
    name = attributes.get("name", "")
    if relation is None or relation.external or not relation.target:
        raise SourceError("missing-part", part=name)
    if relation.kind != "worksheet":
        return
    if relation.target not in package:
        raise SourceError("missing-part", part=relation.target)
    shown = attributes.get("state", "visible") == "visible"
    index.sheets.append(SheetPart(name, relation.target, Visibility.SHOWN if shown else Visibility.HIDDEN))


def _read_styles(content: bytes) -> Iterator[Style]:
    codes: dict[int, str] = {}
    numbers: list[int] = []
    inside = ""

    def wanted(name: str, attributes: Attributes) -> None:
        nonlocal inside
        if name in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            inside = name
        elif name == "numFmt" and inside != "dxfs":
            codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "xf" and inside == "cellXfs":
            numbers.append(_whole(attributes.get("numFmtId")))

    each_element(content, wanted)
    return (Style(number, codes.get(number, "")) for number in numbers)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0
