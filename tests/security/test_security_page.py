"""The security pages say what the code does."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.batch import storage
from aligner.model.limits import Limits
from aligner.reading import collect
from aligner.reports import escaping
from aligner.sources import delimited, extent, files, markup, ods, ooxml, package, worker
from aligner.words import texts

ROOT = Path(__file__).parents[2]
LIMITS = {
    "memory of the process that reads": f"{Limits().memory >> 20:,} MB",
    "time for each file": f"{Limits().seconds:g} s",
    "a file": f"{files.LARGEST_FILE >> 20} MB",
    "parts of a package": f"{package.MOST_PARTS:,}",
    "what one part unpacks to": (
        f"{package.LARGEST_PART >> 30} GB; beyond {package.SMALL_PART >> 20} MB "
        f"at most {package.STEEPEST_RATIO} times its packed size"
    ),
    "what a package unpacks to": f"{package.LARGEST_PACKAGE >> 30} GB",
    "a part that only lists things (names, styles, links)": f"{ooxml.LARGEST_INDEX >> 20} MB",
    "elements within elements": f"{markup.DEEPEST}",
    "cells of a sheet's rectangle": f"{extent.MOST_CELLS:,}",
    "blank columns, rows before a cell that still belongs": f"{extent.WIDEST_GAP}, {extent.LONGEST_GAP:,}",
    "cells that repeats make in an OpenDocument sheet": f"{ods._MOST_REPEATED:,}",
    "xls and xlsb, whose formats prove nothing: a process more": (
        f"{worker.MEMORY >> 30} GB, {worker.SECONDS} s"
    ),
    "a field of delimited text": f"{delimited.LONGEST_FIELD:,} characters",
    "fields of a record": f"{delimited.WIDEST:,}",
    "goals of a plan": f"{collect.MOST_GOALS:,}",
    "characters of a cell that are looked at for words": f"{texts.LONGEST:,}",
    "characters of a text that a report quotes": f"{escaping.LONGEST}",
    "files of one plan at an address": f"{storage.LARGEST >> 30} GB",
}


def rows() -> dict[str, list[str]]:
    lines = (ROOT / "docs/security.md").read_text("utf-8").split("## From bytes")[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {first: rest for first, *rest in cells[1:]}


@pytest.mark.parametrize("what", sorted(LIMITS))
def test_a_limit_on_the_page_is_that_of_the_code(what: str) -> None:
    stated, _, where = rows()[what]
    assert stated.partition("; `--")[0] == LIMITS[what]
    assert (ROOT / "aligner" / where.strip("`")).is_file()


def test_every_limit_on_the_page_is_held() -> None:
    assert set(rows()) == set(LIMITS)


def test_the_short_page_says_the_same() -> None:
    page = " ".join((ROOT / "SECURITY.md").read_text("utf-8").split())
    limits = page.partition("## The limits")[2]
    for name in (
        "memory of the process that reads",
        "a file",
        "what a package unpacks to",
        "goals of a plan",
    ):
        assert LIMITS[name] in limits
    assert f"{Limits().seconds:g} seconds" in limits


def test_every_test_that_the_page_names_is_there() -> None:
    page = (ROOT / "docs/security.md").read_text("utf-8").partition("## How it is tested")[2]
    named = [one for one in page.split("`") if one.startswith("tests/")]
    assert named
    assert all((ROOT / one).exists() for one in named)
