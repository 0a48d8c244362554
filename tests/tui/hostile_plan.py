"""A plan whose every field holds a hostile text, as files on the disk: read like any client's."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from hostile_texts import ALL, FILE_NAMES, SHEET_NAMES
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADERS = (
    "ID", "Painopiste", "Tavoite", "Määritelmä", "Kunnianhimon taso", "Mittari", "Lähtötaso", "Tavoitearvo",
    "Hanke", "Vastuuhenkilö", "Budjetti 2027 (€)",
)  # fmt: skip
AREAS = 6
LINES = 30
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CELL = 32_700


def write_plan(folder: Path) -> None:
    """Write the workbook, budget files under hostile names, settings, and what people noted beside them."""
    book = Workbook()
    _fill(book.active, _goals())
    for number, name in enumerate(SHEET_NAMES):
        _fill(_sheet(book, name), _other_table(number))
    book.save(folder / "strategia [red]x [@click=app.quit].xlsx")
    for number, name in enumerate(FILE_NAMES):
        (folder / os.fsdecode(name)).write_text(_budget(number), "utf-8")
    (folder / "aligner.toml").write_text(_settings(), "utf-8")
    (folder / "aligner.followup.jsonl").write_text(_followup(), "utf-8")


def _sheet(book: Workbook, name: str) -> Worksheet:
    """Add a sheet under a name that Excel itself would not take."""
    sheet = book.create_sheet("x")
    sheet._WorkbookChild__title = name
    return sheet


def _fill(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        sheet.append([_cell(value) for value in row])
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula


def _cell(value: object) -> object:
    """A text as a workbook can hold it: characters that XML refuses are written _x001B_."""
    if not isinstance(value, str):
        return value
    return _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", value[:_CELL])[:_CELL]


def _goals() -> list[Sequence[object]]:
    """A goal a text; every goal's other fields hold the same text between ordinary words."""
    further = tuple(one.text[:200] for one in ALL[:24])
    rows: list[Sequence[object]] = [(*HEADERS, *further)]
    for number, one in enumerate(ALL):
        text = one.text
        area, owner = ALL[number % AREAS + 60].text, ALL[(number * 5 + 7) % len(ALL)].text
        said = (f"Asiakas {text} saa", f"Alan {text} paras")
        rows.append((f"G{number}", area, text, *said, text, 10, text, text, owner, 1000 + number, *further))
    return rows


def _other_table(number: int) -> list[Sequence[object]]:
    """A table that isn't understood: its headers are hostile too."""
    texts = [one.text[:400] for one in ALL[number * 7 : number * 7 + 7]]
    return [texts, *[list(reversed(texts)) for _ in range(4)]]


def _budget(number: int) -> str:
    """Lines with hostile labels and marks, some of them the name of an initiative."""
    rows = [("Kustannuspaikka", "Hanke", "Selite", "2026", "2027")]
    for at in range(LINES):
        text = ALL[(number * LINES + at) % len(ALL)].text[:5000]
        key = text if at % 3 == 0 else f"{text} {at}"
        rows.append((f"{number} {text[:60]}", key, text, str(1000 + at), str(2000 + at)))
    return "\n".join(";".join(f'"{one.replace(chr(34), chr(34) * 2)}"' for one in row) for row in rows)


def _settings() -> str:
    """Names that somebody wrote into ``aligner.toml``."""
    named = [_toml(one.text[:80]) for one in ALL[20:60]]
    lines = [f"name = {_toml('[@click=app.quit]Yhtiö[/] ' + chr(27) + ']2;varas-otsikko' + chr(7))}"]
    lines += [f"[sheets]\nskip = [{', '.join(named[:4])}]"]
    lines += [f"[goals.{name}]\nkind = 'customer'" for name in dict.fromkeys(named[:6])]
    for name in named[6:14]:
        lines.append(f"[[links]]\nfield = 'budget.line'\nvalue = {name}\ngoal = 'G1'")
        lines.append(f"[[links]]\nfield = 'budget.cost_centre'\nvalue = {name}\nnot = [{name}]")
    return "\n".join(lines)


def _toml(text: str) -> str:
    """A text as TOML's own strings hold it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _followup() -> str:
    """What other people, or other programs, wrote down: waivers, notes, decisions, changes, and rubbish."""
    lines: list[str] = []
    for number, one in enumerate(ALL):
        head = {"id": f"e{number} {one.text[:30]}", "at": "2026-11-20T10:00:00Z", "by": one.text[:90]}
        text = one.text[:3000]
        about = {"check": "DEF01", "subject": "goal", "subject_id": f"G{number}", "subject_name": text}
        other = {**about, "check": one.text[:40], "subject_id": text}
        until = "2027-06-30" if number % 3 else "2026-11-21"
        lines += [
            json.dumps({**head, "id": f"{number}{index}", **entry})
            for index, entry in enumerate(
                (
                    {"waive": {**about, "reason": text, "until": until}},
                    {"waive": {**other, "reason": text, "until": until}},
                    {"note": {"goal": f"G{number}", "goal_name": text, "text": text}},
                    {"note": {"goal": text, "goal_name": text, "text": text}},
                    {"decide": {**about, "what": text, "who": text, "due": "2026-12-01"}},
                    {"change": {"goal": f"G{number}", "act": "define", "text": text}},
                    {"change": {"goal": text, "act": "add-metric", "text": text, "baseline": text}},
                )
            )
        ]
    return "\n".join([*lines, '{"id": "[/]", "at": "\\u001b[2J"}', "[@click=app.quit]\x1b[2J rikki", ""])
