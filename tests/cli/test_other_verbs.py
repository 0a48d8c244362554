import json
import re
import tomllib

import pytest
from commands import SAMPLES

from aligner.i18n import LANGUAGES

ENERGY = SAMPLES / "kaarnalahden-energia"
VERBS = [
    "review",
    "check",
    "batch",
    "portfolio",
    "compare",
    "waive",
    "notes",
    "try",
    "columns",
    "links",
    "words",
    "new",
    "checks",
    "explain",
    "demo",
]


@pytest.mark.parametrize("verb", ["", *VERBS])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_help_page_is_in_its_language_throughout(verb, language, command):
    page = command(*verb.split(), "--help", "--lang", language)
    assert (page.code, page.err) == (0, "")
    english = {
        word
        for other in ["", *VERBS]
        for word in words(command(*other.split(), "--help", "--lang", "en").out)
    }
    spoken = words(page.out) & english
    assert spoken <= {
        "aligner",
        "mm",
        "dd",
        "plan",
        "md",
        "json",
        "text",
        "toml",
        "dask",
        "local",
        "tcp",
        "sharp",
        "neutral",
        "skip",
        "note",
        "on",
        "off",
        "all",
        "above",
        *VERBS,
    }


def words(page):
    """Words of a page, but for option names and what is chosen among, which are the same in all languages."""
    prose = re.sub(r"--?[a-z-]+|\[[a-z|-]+\]|[\w.-]+\.(?:xlsx|csv(?:\|\.txt)?|md)", " ", page)
    return set(re.findall(r"[^\W\d_]{2,}", prose.casefold())) - {"fi", "sv", "en", "format"}


def test_the_help_lists_every_verb(command):
    page = command("--help").out
    assert all(f"\n  {verb} " in page for verb in VERBS)
    assert page == command("-h").out == command("--lang", "en", "--help").out


def test_columns_tell_table_by_table_what_was_understood(command):
    lines = command("columns", ENERGY, "--lang", "fi").out.splitlines()
    assert any(line.startswith("budjetti.csv A2:E14: ") and line.endswith(": budjetti") for line in lines)
    (amount,) = [line for line in lines if line.startswith("    C  2026 (€)")]
    assert re.split(r"\s{2,}", amount.strip())[2:] == [
        "budget.amount · rahaa 2026",
        "95\u00a0%",
        "summa 3\u00a0478\u00a0250,50\u00a0€",
    ]
    assert any("goal.owner · vastuuhenkilö" in line for line in lines)


def test_columns_as_json_are_the_sources_of_the_assessment(command):
    told = json.loads(command("columns", ENERGY, "--format", "json").out)["sources"]
    judged = json.loads(command("check", ENERGY, "--format", "json").out)["plan"]["sources"]
    amounts = {c["header"]: c["sum"] for c in told[0]["tables"][0]["columns"] if "sum" in c}
    assert amounts == {"2026 (€)": "3478250.50", "2027 (€)": "3328000.00", "2028 (€)": "2062500.00"}
    for source in told:
        for table in source["tables"]:
            table["columns"] = [
                {k: v for k, v in c.items() if k not in {"sum", "samples"}} for c in table["columns"]
            ]
    assert told == judged


def test_headers_alone_are_json_lines(command):
    (command.folder / "h.txt").write_text("\ufeffTavoite\n\nVastuuhenkilö\nZxqwv\n", "utf-8")
    lines = [json.loads(line) for line in command("columns", "--headers", "h.txt").out.splitlines()]
    assert [(line["header"], line["field"]) for line in lines] == [
        ("Tavoite", "goal.name"), ("Vastuuhenkilö", "goal.owner"), ("Zxqwv", None),
    ]  # fmt: skip
    assert all(set(line) == {"header", "field", "confidence"} for line in lines)


def test_what_is_saved_is_read_back_as_it_was_understood(command):
    plan = command.sample()
    before = assessed(command, plan)
    ran = command("columns", plan, "--save", "--lang", "fi")
    assert (ran.code, ran.out) == (0, "")
    assert "plan/aligner.toml" in ran.err
    assert (plan / "aligner.toml").read_text("utf-8").startswith("# ")
    assert assessed(command, plan) == before


def assessed(command, plan):
    judged = json.loads(command("check", plan, "--format", "json").out)
    return {key: judged[key] for key in ("headline", "goals", "findings", "focus_areas")}


def test_a_column_corrected_by_hand_holds_for_the_next_file_of_the_kind(command):
    table = (
        "Tavoite;Määritelmä;Kuka vastaa;Sarake X;2026 (€)\nPuhelu vastataan;Kahdessa minuutissa;Ann;Bo;5\n"
    )
    (command.folder / "a.csv").write_text(table, "utf-8")
    command("columns", "a.csv", "--save")
    settings = command.folder / "aligner.toml"
    text = settings.read_text("utf-8")
    assert '"Sarake X" = "?"' in text
    settings.write_text(text.replace('"Sarake X" = "?"', '"Sarake X" = "goal.sponsor"'), "utf-8")
    (command.folder / "a.csv").rename(command.folder / "b.csv")
    told = json.loads(command("columns", "b.csv", "--format", "json").out)["sources"][0]["tables"][0][
        "columns"
    ]
    assert {c["header"]: c["field"] for c in told}["Sarake X"] == "goal.sponsor"


def test_saving_keeps_what_the_user_wrote_letter_by_letter(command):
    plan = command.sample()
    own = '# oma huomio\r\nname = "Oma"   # nimi\r\n\r\n[checks.money_orphan]\r\nlimit = 0.5\r\n'
    (plan / "aligner.toml").write_bytes(own.encode())
    command("columns", plan, "--save")
    after = (plan / "aligner.toml").read_bytes().decode()
    assert after.startswith(own.rstrip())
    assert len(tomllib.loads(after)["tables"]) > 1
    assert "\n" not in after.replace("\r\n", ""), "its line breaks hold"
    command("columns", plan, "--save")
    assert (plan / "aligner.toml").read_bytes().decode() == after, "saved once, nothing is added"


def test_saving_goes_to_the_settings_that_were_named(command):
    plan = command.sample()
    (command.folder / "mine.toml").write_text('name = "Oma"\n')
    command("columns", plan, "--save", "--config", "mine.toml")
    assert "[[tables]]" in (command.folder / "mine.toml").read_text("utf-8")
    assert not (plan / "aligner.toml").exists()


def test_saving_refuses_a_file_that_takes_no_more_tables(command):
    plan = command.sample()
    (plan / "aligner.toml").write_text('tables = [{headers = ["a"]}]\n')
    ran = command("columns", plan, "--save", "--lang", "fi")
    assert ran.code == 2
    assert "[[tables]]" in ran.err
    assert (plan / "aligner.toml").read_text() == 'tables = [{headers = ["a"]}]\n'


def test_headers_that_differ_only_in_case_are_saved_one_by_one(command):
    (command.folder / "a.csv").write_text(
        "Goal;Owner;OWNER;Definition\nWe answer;Ann;Bo;In two minutes\n", "utf-8"
    )
    command("columns", "a.csv", "--save")
    (table,) = tomllib.loads((command.folder / "aligner.toml").read_text("utf-8"))["tables"]
    assert isinstance(table["columns"]["Owner"], list)
    assert len(table["columns"]["Owner"]) == 2
    assert command("check", "a.csv", "-o", "r.md").code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_plan_is_written_once(language, command):
    ran = command("new", "plan.xlsx", "--lang", language)
    assert (ran.code, ran.out) == (0, "")
    assert (command.folder / "plan.xlsx").read_bytes().startswith(b"PK")
    again = command("new", "plan.xlsx", "--lang", language)
    assert again.code == 2
    assert "plan.xlsx" in again.err


def test_every_check_is_listed_and_explained(command):
    listed = command("checks", "--lang", "sv").out
    codes = re.findall(r"^  ([A-Z]{3}\d\d)  ", listed, re.MULTILINE)
    assert codes == list(dict.fromkeys(codes))
    explained = command("explain", *codes, "--lang", "sv").out
    assert re.findall(r"^([A-Z]{3}\d\d)  ", explained, re.MULTILINE) == codes
    assert command("explain", "def02").out == command("explain", "definition-slogan").out


def test_the_demo_copies_and_checks_the_samples_and_can_be_repeated(command):
    first = command("demo", "there", "--lang", "fi")
    assert (first.code, first.err) == (0, "")
    stories = [line.partition(":")[0] for line in first.out.splitlines()[:-1]]
    assert stories[0] == "Kaarnalahden Energia Oy"
    assert len(stories) == 5
    assert "aligner review there/" in first.out.splitlines()[-1]
    assert all((folder / "report.fi.md").exists() for folder in (command.folder / "there").iterdir())
    (command.folder / "there" / "region-tallmo" / "mine.txt").write_text("own")
    assert command("demo", "there", "--lang", "fi") == first
    assert (command.folder / "there" / "region-tallmo" / "mine.txt").read_text() == "own"


def test_the_demo_goes_to_a_folder_of_its_own(command):
    command("demo")
    assert [path.name for path in command.folder.iterdir()] == ["aligner-demo"]
