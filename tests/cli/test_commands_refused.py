import re
import tomllib
from pathlib import Path

import pytest
from commands import SAMPLES

from aligner.i18n import text

CASES = tomllib.loads((Path(__file__).parent / "refusals.toml").read_text("utf-8"))["case"]


@pytest.fixture
def folder(command):
    (command.folder / "empty-folder").mkdir()
    (command.folder / "letter.html").write_text("<!DOCTYPE html><html><body>Log in</body></html>")
    (command.folder / "prices.csv").write_text("Fruit;Price\nApple;3\nPear;4\n")
    return command.folder


@pytest.mark.parametrize("case", CASES, ids=[case["command"] for case in CASES])
def test_what_cannot_be_done_is_one_sentence_and_its_exit_code(case, command, folder):
    plan = str(SAMPLES / "region-tallmo")
    ran = command(*(plan if word == "PLAN" else word for word in case["command"].split()))
    assert (ran.code, ran.out, ran.opened) == (case["exit"], "", ())
    assert case["says"] in ran.err
    assert ran.err.count("\n") == 1, "one line"


def test_no_command_ever_leaves_half_a_file(command, folder):
    before = sorted(folder.rglob("*"))
    for case in CASES:
        command(*case["command"].replace("PLAN", str(SAMPLES / "region-tallmo")).split())
    assert sorted(folder.rglob("*")) == before


def test_a_report_that_cannot_be_written_leaves_the_old_one(command, monkeypatch):
    report = command.folder / "report.md"
    report.write_text("old")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = command("check", SAMPLES / "region-tallmo", "-o", report, "--lang", "fi")
    assert (ran.code, report.read_text()) == (5, "old")
    assert f"({text('errors.reason.no-space', 'fi')})" in ran.err
    assert list(command.folder.iterdir()) == [report], "no neighbour is left behind"


TEMPLATE_FAULTS = {
    "an unfinished block": "{% if %}",
    "a name there is none of": "{{ nothing.at.all }}",
    "a sum that has no result": "{{ 1 / 0 }}",
    "a way out of the sandbox": "{{ ''.__class__.__mro__ }}",
    "a template without end": '{% include "report.md.j2" %}',
}


@pytest.mark.parametrize("fault", TEMPLATE_FAULTS)
def test_a_fault_in_a_template_of_the_users_own_is_told_with_its_line(fault, command):
    folder = command.folder / "mine"
    folder.mkdir()
    (folder / "report.md.j2").write_text("# Mine\n" + TEMPLATE_FAULTS[fault])
    ran = command("check", SAMPLES / "region-tallmo", "--templates", folder, "--lang", "fi")
    assert (ran.code, ran.out) == (2, "")
    assert re.search(r"report\.md\.j2: .* 2 ", ran.err), "its file and its line"
