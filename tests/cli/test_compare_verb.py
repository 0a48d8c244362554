import json

import pytest
from commands import SAMPLES

ENERGY = SAMPLES / "kaarnalahden-energia"
FERRY = SAMPLES / "tyrskyluodon-lautat"


@pytest.fixture
def stored(command):
    command("check", FERRY / "2025", "--as-of", "2025-01-15", "-o", "then.json", "--lang", "sv")
    command("check", FERRY, "--as-of", "2026-01-15", "-o", "now.json", "--lang", "en")
    return "then.json", "now.json"


def test_two_stored_assessments_are_compared(command, stored):
    ran = command("compare", *stored, "--lang", "fi")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.replace("\u00a0", " ").splitlines()
    assert lines[0] == "# Mikä on muuttunut?"
    assert [line[:2] for line in lines if line[:1].isdigit()] == ["1.", "2.", "3."]
    assert [line for line in lines if line.startswith("## ")][:2] == ["## Poistuneet puutteet", "## Arviot"]
    assert "- Uusi: *T6 Väärin meni, hyvitys viikossa*." in lines


def test_a_stored_assessment_is_compared_with_the_plan_as_it_is_now(command, stored):
    ran = command("compare", "then.json", FERRY, "--as-of", "2026-01-15", "--lang", "fi")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == command("compare", *stored, "--lang", "fi").out


def test_a_plan_of_several_files_is_compared_as_one(command, stored):
    ran = command("compare", "now.json", *sorted(ENERGY.iterdir()), "--format", "json")
    assert ran.code == 0
    assert {one["file"] for one in json.loads(ran.out)["files"] if one["change"] == "new"} == {"budjetti.csv"}


def test_what_cannot_be_read_beside_the_plan_is_told(command, stored):
    ran = command("compare", "then.json", FERRY, "nowhere.csv", "--lang", "en")
    assert ran.code == 0
    assert "nowhere.csv: there is no such file" in ran.err


def test_outputs_are_written_in_the_format_of_their_ending(command, stored):
    ran = command("compare", *stored, "-o", "c.md", "-o", "c.json", "--lang", "en")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == ["Report written: c.md", "Report written: c.json"]
    assert (command.folder / "c.md").read_text("utf-8").startswith("# What has changed?")
    assert json.loads((command.folder / "c.json").read_text("utf-8"))["schema"] == "aligner.comparison/1"


@pytest.mark.parametrize(("rest", "code", "says"), [
    (["then.json", "nowhere.json"], 2, "nowhere.json: there is no such file"),
    (["nowhere.json", "now.json"], 2, "nowhere.json: there is no such file"),
    (["then.json", "nowhere.xlsx"], 3, "nowhere.xlsx: there is no such file"),
    (["plan.csv", "now.json"], 2, "plan.csv: this is not an assessment"),
    (["nowhere.json", "plan.csv"], 2, "nowhere.json: "),
    (["then.json"], 2, "NEW.json"),
    ([], 2, "OLD.json"),
    (["then.json", "now.json", "plan.csv"], 2, "not both"),
    (["then.json", "now.json", "--format", "pdf"], 2, "pdf"),
    (["then.json", "now.json", "-o", "x.html"], 2, "html"),
    (["then.json", "now.json", "-o", "no/x.md"], 5, "no/x.md: the file could not be written"),
])  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(rest, code, says, command, stored):
    (command.folder / "plan.csv").write_text("Goal;Definition\nWe answer;In two minutes\n")
    ran = command("compare", *rest)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1


def test_names_and_tone_are_as_asked_for(command):
    command("check", ENERGY, "-o", "a.json", "--as-of", "2026-01-15")
    document = json.loads((command.folder / "a.json").read_text("utf-8"))
    document["findings"] = []
    (command.folder / "b.json").write_text(json.dumps(document))
    args = ("compare", "b.json", "a.json", "--lang", "fi", "--format", "json")
    assert "message" in json.loads(command(*args).out)["findings"][0]
    assert all(one["message"] is None for one in json.loads(command(*args, "--names", "off").out)["findings"])
    assert "vain sanoja" in command(*args[:-2], "--tone", "neutral").out
