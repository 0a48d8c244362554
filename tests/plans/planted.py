"""Plants one gap in a well-made plan: changes cells, rows or columns of its tables before they are read."""

import copy
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from make_samples import Book as WrittenBook
from sample_plans import tyrskyluodon_lautat

from aligner.assess.silences import one_fact_one_finding
from aligner.checks import run_checks
from aligner.model.finding import Outcome
from aligner.model.grid import Book, Sheet
from aligner.model.options import CheckOptions
from aligner.model.plan import Plan
from aligner.reading.assemble import read_plan

AS_OF = date(2026, 1, 15)
THIS_YEAR = "strategia.xlsx"
LAST_YEAR = "2025/strategia-2025.xlsx"
_EVERY = "*"

Case = Mapping[str, Any]
Outcomes = dict[tuple[str, str], Outcome]
"""What became of each check on each subject, by code and subject."""


class Tables:
    """The sheets of a plan as rows, changed in place by the operations of a case.

    A row is named by either of its first two cells ("T1", "Rantaviesti"), "*" is every row; a column by
    its header. A header that isn't there yet is added to the right.
    """

    def __init__(self, written: WrittenBook) -> None:
        self._heads = {sheet.name: sheet.header - 1 for sheet in written.sheets}
        self._rows = {sheet.name: copy.deepcopy(sheet.rows) for sheet in written.sheets}

    def change(self, case: Case) -> None:
        self._take_out(case)
        for name, rows in case.get("add_rows", {}).items():
            for row in rows:
                self._add_row(name, row)
        for path, value in case.get("set", {}).items():
            self._set(*path.split("/"), value)
        for path, value in case.get("append", {}).items():
            self._append(*path.split("/"), value)
        for path, header in case.get("rename", {}).items():
            sheet, old = path.split("/")
            self._head(sheet)[self._head(sheet).index(old)] = header

    def _take_out(self, case: Case) -> None:
        for name in case.get("drop_sheets", ()):
            del self._rows[name]
        for name in case.get("drop_columns", ()):
            self._drop_column(*name.split("/"))
        for name in case.get("drop_rows", ()):
            self._drop_rows(*name.split("/"))

    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(Sheet(name, rows) for name, rows in self._rows.items())

    def _head(self, sheet: str) -> list[Any]:
        return self._rows[sheet][self._heads[sheet]]

    def _column(self, sheet: str, header: str) -> int:
        head = self._head(sheet)
        if header not in head:
            for row in self._rows[sheet][self._heads[sheet] :]:
                row.extend([None] * (len(head) + 1 - len(row)))
            head[-1] = header
        return head.index(header)

    def _of(self, sheet: str, key: str) -> Iterator[list[Any]]:
        """Yield the rows of a name; AssertionError where there is none, so that no case changes nothing."""
        found = [row for row in self._rows[sheet][self._heads[sheet] + 1 :] if key in {_EVERY, *row[:2]}]
        assert found, f"{sheet}: no row {key}"
        yield from found

    def _set(self, sheet: str, key: str, header: str, value: Any) -> None:
        column = self._column(sheet, header)
        for row in list(self._of(sheet, key)):
            row[column] = None if value == "" else value

    def _append(self, sheet: str, key: str, header: str, value: str) -> None:
        column = self._column(sheet, header)
        for row in self._of(sheet, key):
            row[column] = f"{row[column]} {value}" if row[column] else value

    def _drop_rows(self, sheet: str, key: str) -> None:
        above = self._heads[sheet]
        gone = [row for row in self._rows[sheet] if key in row[:2]]
        assert gone, f"{sheet}: no row {key}"
        self._heads[sheet] -= sum(row in gone for row in self._rows[sheet][:above])
        self._rows[sheet] = [row for row in self._rows[sheet] if row not in gone]

    def _drop_column(self, sheet: str, header: str) -> None:
        column = self._head(sheet).index(header)
        for row in self._rows[sheet][self._heads[sheet] :]:
            del row[column]

    def _add_row(self, sheet: str, values: Mapping[str, Any]) -> None:
        columns = {self._column(sheet, header): value for header, value in values.items()}
        self._rows[sheet].append([columns.get(i) for i in range(len(self._head(sheet)))])


def plan_of(case: Case) -> Plan:
    """The well-made plan, changed as the case says, with last year's plan beside it."""
    plan = _read(THIS_YEAR, case)
    before = _read(LAST_YEAR, case["last_year"]) if "last_year" in case else _last_year()
    return replace(plan, previous=before, as_of=AS_OF)


def outcomes(plan: Plan) -> Outcomes:
    answers = one_fact_one_finding(plan, tuple(run_checks(plan, CheckOptions())))
    return {(answer.check.code, answer.subject): answer.outcome for answer in answers}


def found(outcomes: Outcomes) -> set[str]:
    """The codes of the checks that found something."""
    return {code for (code, _), outcome in outcomes.items() if outcome is Outcome.FOUND}


def quietened(before: Outcomes, after: Outcomes) -> set[str]:
    """The codes of the checks that found nothing, and came to another outcome; what is implied is policy."""
    both = (place for place in before.keys() & after.keys() if after[place] is not Outcome.IMPLIED)
    return {place[0] for place in both if before[place] is not after[place]} - found(after)


@cache
def _last_year() -> Plan:
    return _read(LAST_YEAR, {})


def _read(file: str, case: Case) -> Plan:
    tables = Tables(tyrskyluodon_lautat.FILES[file])
    tables.change(case)
    return read_plan([Book(file, "0" * 64, tables.sheets())])


def columns() -> Iterator[str]:
    """Every column of this year's plan, as "sheet/header"."""
    for sheet in tyrskyluodon_lautat.FILES[THIS_YEAR].sheets:
        yield from (f"{sheet.name}/{header}" for header in sheet.rows[sheet.header - 1])


def cases() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "planted.toml").read_text("utf-8"))
