"""Sample plans in which every text of the client's holds a word that nobody else would write."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from pathlib import Path

from openpyxl import load_workbook

from aligner import service
from aligner.model.assessment import Assessment
from aligner.model.finding import Subject
from aligner.service import Request, followup

MARK = "zxq"
"""Begins every such word, and no word of any language or of ours."""

TOTALS = frozenset({"yhteensä", "summa", "total", "totals", "totalt", "summa kostnader"})
_CODE = re.compile(r"[A-ZÅÄÖ]{1,4}-?\d+")


def word(of: str) -> str:
    """A nonsense word, the same for the same text."""
    return MARK + "".join(
        "abdefghijklmnoprst"[byte % 18] for byte in hashlib.sha256(of.encode()).digest()[:6]
    )


def strange(text: str) -> str:
    """A text with a nonsense word of its own, a code with one within; figures and totals stay."""
    if not any(letter.isalpha() for letter in text) or text.strip().casefold() in TOTALS:
        return text
    return f"{text}{word(text)}" if _CODE.fullmatch(text) else f"{text} {word(text)}"


def make_strange(source: Path, target: Path) -> None:
    """Write a plan anew with strange texts, sheets and files; what its columns are called stays."""
    target.mkdir(parents=True)
    read = service.check(Request((source,), language="en"))
    for known in read.plan.sources:
        headers = {(table.sheet, table.header_row) for table in known.tables}
        file = next(source.rglob(known.file))
        write = _workbook if file.suffix == ".xlsx" else _delimited
        write(file, target / f"{file.stem} {word(file.name)}{file.suffix}", headers)


def _workbook(source: Path, target: Path, headers: set[tuple[str, int]]) -> None:
    book = load_workbook(source)
    for sheet in book:
        width = sheet.max_column + 1
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, str) and (sheet.title, cell.row) not in headers:
                cell.value = strange(cell.value)
        for name, row in headers:
            if name == sheet.title:
                sheet.cell(row, width, word(f"header of {name}"))
                sheet.cell(row + 1, width, word(f"cell of {name}"))
    for sheet in book:
        sheet.title = f"{sheet.title[:18]} {word(sheet.title)}"
    book.save(target)


def _delimited(source: Path, target: Path, headers: set[tuple[str, int]]) -> None:
    lines = list(csv.reader(io.StringIO(source.read_text("utf-8-sig")), delimiter=";"))
    rows = {row for _, row in headers}
    made = [line if at in rows else list(map(strange, line)) for at, line in enumerate(lines, 1)]
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(made)


def write_settings(plan: Path) -> None:
    """Settings that name what is there, and what is not."""
    (plan / "aligner.toml").write_text(
        f'name = "{word("plan")}"\n\n[metrics."{word("no such metric")}"]\nkind = "customer"\n'
        "\n[checks.focus_crowded]\nmost_areas = 3\n",
        "utf-8",
    )


def write_followup(plan: Path, assessment: Assessment) -> None:
    """Accept, note, decide on and plan something, all of it by people with strange names."""
    request, day = Request((plan,), language="en", as_of=assessment.as_of), assessment.as_of
    finding = next(f for f in assessment.findings if f.subject is Subject.GOAL)
    other = next(f for f in assessment.findings if f.subject is not Subject.GOAL)
    whose = {"by": f"Maija {word('Maija')}"}
    followup.waive(request, assessment, finding, reason=strange("We know"), until=day, **whose)
    followup.waive(request, assessment, other, reason=strange("We know"), until=day, **whose)
    followup.note(request, assessment.plan.goals[0], strange("Ask them"), **whose)
    decided = {"what": strange("Write it down"), "who": f"Oona {word('Oona')}", "due": None}
    followup.decide(request, assessment, finding, **decided, **whose)
    (plan / "aligner.followup-x.jsonl").write_text(f"{word('broken line')}\n", "utf-8")
