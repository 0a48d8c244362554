"""The verb ``links``: proposals shown and accepted on the command line."""

import json
import tomllib

import pytest

GOALS = "Goal ID;Goal;Definition\nT1;Residents get an answer at once;In two minutes\n"
WORK = "Initiative ID;Initiative;Goal ID\nH1;Telephone line renewal;T1\nH2;Chatbot introduction;T1\n"
BUDGET = (
    "Cost centre;Budget line;Budget 2026\n4100;Chatbot, licences;900\n4200;Telephone line, salaries;100\n"
    "9000;Rent;50\n"
)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    for name, content in (("goals", GOALS), ("work", WORK), ("budget", BUDGET)):
        (made / f"{name}.csv").write_text(content, "utf-8")
    return made


def values(folder):
    return [rule["value"] for rule in tomllib.loads((folder / "aligner.toml").read_text("utf-8"))["links"]]


def test_proposals_are_listed_with_numbers_and_reasons(folder, command):
    ran = command("links", folder, "--lang", "en")
    assert ran.code == 0
    assert (
        ran.out.index("  1. ")
        < ran.out.index("H2 Chatbot")
        < ran.out.index("H1 Telephone")
        < ran.out.index("9000")
    )
    assert "names match" in ran.out
    assert not (folder / "aligner.toml").exists()


def test_as_json(folder, command):
    told = json.loads(command("links", folder, "--format", "json").out)
    assert [one["amount"] for one in told["proposals"]] == ["900.00", "100.00", "50.00"]


@pytest.mark.parametrize(("stated", "many"), [("2", 1), ("1,2", 2), ("2,2", 1), ("all", 2), ("above=0,1", 2)])
def test_what_is_accepted_is_saved_and_told(stated, many, folder, command):
    ran = command("links", folder, "--accept", stated, "--lang", "en")
    assert (ran.code, ran.out) == (0, "")
    assert len(values(folder)) == many
    assert str(folder / "aligner.toml") in ran.err
    again = json.loads(command("links", folder, "--format", "json").out)
    assert len(again["proposals"]) == 3 - many


@pytest.mark.parametrize("stated", ["0", "9", "x", "above=x", "3", "1,3", "inf", "1.5"])
def test_what_is_no_proposal_or_has_no_choice_is_refused_whole(stated, folder, command):
    ran = command("links", folder, "--accept", stated)
    assert (ran.code, ran.out) == (2, "")
    assert not (folder / "aligner.toml").exists()


def test_accepting_nothing_saves_nothing(folder, command):
    ran = command("links", folder, "--accept", "above=0.999", "--lang", "en")
    assert ran.code == 0
    assert "nothing was saved" in ran.err
    assert not (folder / "aligner.toml").exists()


def test_without_a_plan(command):
    assert command("links").code == 2
