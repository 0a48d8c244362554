import json

import pytest
from commands import SAMPLES

from aligner.i18n import text

TALLMO = SAMPLES / "region-tallmo"
ENERGY = SAMPLES / "kaarnalahden-energia"


def test_the_report_goes_to_standard_output_and_nothing_else_does(command):
    ran = command("check", ENERGY, "--lang", "fi", "--as-of", "2026-01-15")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# Onko sanoilla katetta?\n")
    assert "15.1.2026" in ran.out


def test_every_output_is_written_in_the_format_of_its_ending(command):
    ran = command("check", ENERGY, "-o", "a.md", "-o", "b.JSON", "-o", "c.md", "--lang", "fi")
    assert (ran.code, ran.out) == (0, "")
    told = [text("cli.written", "fi", file=name) for name in ("a.md", "b.JSON", "c.md")]
    assert ran.err.splitlines() == told
    written = {path.name: path.read_text("utf-8") for path in command.folder.iterdir()}
    assert written["a.md"] == written["c.md"]
    assert json.loads(written["b.JSON"])["schema"] == "aligner.assessment/1"


def test_a_stated_format_wins_over_the_ending(command):
    command("check", ENERGY, "-o", "a.md", "--format", "json")
    assert json.loads((command.folder / "a.md").read_text("utf-8"))


def test_the_format_holds_for_standard_output(command):
    assert json.loads(command("check", ENERGY, "--format", "json").out)["plan"]["years"] == [
        "2026",
        "2027",
        "2028",
    ]


@pytest.mark.parametrize(("plan", "limit", "code"), [
    ("kaarnalahden-energia", "slogan", 1),
    ("kaarnalahden-energia", "half-hearted", 1),
    ("kaarnalahden-energia", "never", 0),
])  # fmt: skip
def test_the_exit_code_tells_whether_a_goal_is_past_the_limit(plan, limit, code, command):
    assert command("check", SAMPLES / plan, "--fail-on", limit, "-o", "r.md").code == code


def test_a_plan_without_slogans_passes_the_limit_of_slogans_but_not_the_next(command):
    (command.folder / "plan.csv").write_text(GOOD_BUT_ONE, "utf-8")
    assert command("check", "plan.csv", "--fail-on", "slogan", "-o", "r.md").code == 0
    assert command("check", "plan.csv", "--fail-on", "half-hearted", "-o", "r.md").code == 1


GOOD_BUT_ONE = """Goal;Definition;Ambition level;Owner;Metric;Baseline;Target;Deadline;Initiative;2026 (EUR)
Calls are answered in two minutes;A caller reaches an adviser in two minutes on weekdays;\
90 % of calls in 2 min by 2027;Ann Bell;Waiting time, min;9;2;31.12.2027;;
"""


@pytest.mark.parametrize(("language", "title"), [
    ("fi", "Onko sanoilla katetta?"), ("sv", "Har orden täckning?"), ("en", "What stands behind the words?"),
])  # fmt: skip
def test_options_may_stand_before_the_verb(language, title, command):
    before = command("--lang", language, "check", TALLMO)
    assert before.out.startswith(f"# {title}")
    assert (
        before
        == command(f"--lang={language}", "check", TALLMO)
        == command("check", TALLMO, "--lang", language)
    )


def test_the_last_language_holds(command):
    assert command("check", TALLMO, "--lang", "fi", "--lang", "sv").out.startswith("# Har orden")


LOCALES = {"fi_FI.UTF-8": "Onko", "sv": "Har", "C": "What", "fil_PH": "What", "de_DE": "What", "": "What"}


@pytest.mark.parametrize(("locale", "title"), LOCALES.items())
def test_the_locale_chooses_the_language_where_nothing_else_does(locale, title, command, monkeypatch):
    monkeypatch.setenv("LC_ALL", locale)
    assert command("check", TALLMO).out.startswith(f"# {title}")


def test_the_plans_settings_choose_language_tone_and_names_where_the_user_does_not(command):
    plan = command.sample()
    (plan / "aligner.toml").write_text('language = "fi"\ntone = "neutral"\nnames = "off"\n')
    settled = command("check", plan).out
    told = command("check", plan, "--lang", "en", "--tone", "sharp", "--names", "on").out
    assert settled.startswith("# Onko")
    assert "korulause" not in settled.casefold()
    assert "Orvokki Lampinen" not in settled
    assert told.startswith("# What")
    assert "slogan" in told
    assert "Orvokki Lampinen" in told


def test_plain_has_words_only(command):
    signs = set("✘◐✔█▼▲")
    assert signs & set(command("check", ENERGY).out)
    assert not signs & set(command("check", ENERGY, "--plain").out)


def test_what_cannot_be_read_beside_a_plan_is_told_and_the_rest_is_judged(command):
    (command.folder / "empty").mkdir()
    (command.folder / "page.html").write_text("<!DOCTYPE html><html></html>")
    ran = command("check", TALLMO, "nowhere.csv", "empty", "page.html", "--lang", "fi")
    assert ran.code == 0
    assert [line.partition(":")[0] for line in sorted(ran.err.splitlines())] == [
        "empty",
        "nowhere.csv",
        "page.html",
    ]
    assert "nowhere.csv" in ran.out


def test_two_files_of_one_name_are_told_apart(command):
    for folder in ("north", "south"):
        command.sample("region-tallmo", folder)
    sources = json.loads(command("check", "north", "south", "--format", "json").out)["plan"]["sources"]
    assert [source["file"] for source in sources] == [
        f"{way}/verksamhetsplan.xlsx" for way in ("north", "south")
    ]


ODD = [
    "a\nb.csv",
    "\x1b[31mred.csv",
    "turned\u202egnp.csv",
    "csi\x9b2J.csv",
    "-o.csv",
    "[bold].csv",
    "a|b`c.csv",
    "check",
]


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_odd_file_names_are_read_and_never_steer_the_terminal(name, command):
    (command.folder / name).write_text(GOOD_BUT_ONE, "utf-8")
    for ran in (
        command("check", "-o", f"{name}.md", "--", name),
        command("check", "--", name),
        command("check", "--format", "json", "--", name),
        command("columns", "--", name),
        command("columns", "--format", "json", "--", name),
        command("check", "--", f"missing {name}"),
    ):
        assert ran.code in {0, 3}
        assert not set("\x1b\x9b\u202e") & set(ran.out + ran.err)
    assert (command.folder / f"{name}.md").exists()
    assert ran.err.count("\n") == 1


def test_a_link_is_followed_when_a_report_is_written(command):
    (command.folder / "report.md").write_text("old")
    (command.folder / "link.md").symlink_to("report.md")
    command("check", TALLMO, "-o", "link.md")
    assert (command.folder / "link.md").is_symlink()
    assert (command.folder / "report.md").read_text("utf-8").startswith("# What")


def test_the_plan_is_opened_in_the_ui_where_no_verb_is_given(command):
    for arguments in (["plan.xlsx", "budget.csv"], ["review", "plan.xlsx", "budget.csv"]):
        ran = command(*arguments, "--lang", "sv", "--tone", "neutral")
        assert [str(path) for path in ran.opened[0].paths] == ["plan.xlsx", "budget.csv"]
        assert (ran.code, ran.opened[0].language) == (0, "sv")


def test_without_arguments_the_start_screen_opens(command):
    assert command().opened[0].paths == ()
