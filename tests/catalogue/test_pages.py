"""The pages of docs/checks and the table of the README."""

import posixpath
import re
import tomllib
from pathlib import Path

import pytest

from aligner import catalogue, i18n
from aligner.assess.policy import DIFFERENCES
from aligner.catalogue.__main__ import main
from aligner.checks import all_checks, check_by_code

ROOT = Path(__file__).parent.parent.parent
PAGES = catalogue.documents()
LINK = re.compile(r"\]\(([^)#]*)(?:#([a-z0-9]+))?\)")
in_every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)


def whole(language):
    """Every family's page of a language, one after the other."""
    return "\n".join(text for path, text in PAGES.items() if path.startswith(f"{language}/"))


def section(code, language):
    """What the pages say of one check, up to the next one."""
    return re.split(r"<a id=|\Z", whole(language).split(f'<a id="{code.lower()}"></a>')[1])[0]


def test_the_pages_in_docs_are_those_the_checks_make():
    folder = ROOT / "docs" / "checks"
    stored = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.glob("*/*.md")}
    assert stored.keys() == PAGES.keys(), "run python -m aligner.catalogue"
    assert [path for path, text in PAGES.items() if stored[path] != text] == []


def test_the_table_in_the_readme_is_the_one_the_checks_make():
    text = (ROOT / "README.md").read_text("utf-8")
    assert catalogue.readme(text) == text, "run python -m aligner.catalogue"
    assert sum(map(int, re.findall(r"^\| \[.*\| (\d+) \|", text, re.MULTILINE))) == len(all_checks())


@in_every_language
def test_every_check_has_one_section_and_is_found_from_the_index(language):
    index = PAGES[f"{language}/README.md"]
    for check in all_checks():
        title = check.texts[language]["title"]
        assert whole(language).count(f"## {check.code} {title}\n") == 1
        assert index.count(f"- [{check.code} {title}](") == 1


def test_every_link_leads_somewhere():
    for path, text in PAGES.items():
        for target, anchor in LINK.findall(text):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert name in PAGES, (path, target)
            assert not anchor or f'<a id="{anchor}"></a>' in PAGES[name], (path, target, anchor)


@in_every_language
def test_no_sentence_is_left_with_a_placeholder(language):
    assert not re.search(r"\{\w+(:\w+)?\}", whole(language))


@in_every_language
def test_each_of_the_seven_differences_names_the_checks_that_bear_on_it(language):
    index = PAGES[f"{language}/README.md"]
    for number, codes in DIFFERENCES.items():
        name = i18n.text(f"terms.difference.{number}", language)
        said = index.split(f"### {number}. {name}\n")[1].split("### ")[0]
        named = set(re.findall(r"\[([A-Z]{3}\d\d)\]", said))
        for family in i18n.keys("catalogue", "family"):
            name = i18n.text(f"catalogue.family.{family}", language)
            whole_family = i18n.text("catalogue.page.whole_family", language, family=name)
            if f"[{whole_family}]" in said:
                named |= {check.code for check in all_checks() if check.code.startswith(family)}
        assert named == {check.code for check in all_checks() if check.code.startswith(codes)}


def test_options_stand_in_the_page_with_their_defaults_and_meaning():
    for check in all_checks():
        for name, value in check.options.items():
            meaning = i18n.load(check.path)["option"][name]["en"]
            assert f"`{name} = {str(value).lower()}`: {meaning}" in section(check.code, "en")


def test_the_setting_shown_on_the_page_is_a_real_one():
    shown = tomllib.loads(re.search(r"```toml\n(.*?)```", PAGES["sv/README.md"], re.DOTALL)[1])
    options = {check.name: check.options for check in all_checks()}
    assert all(check_by_code(code) for code in shown["off"])
    assert all(set(values) <= set(options[name]) for name, values in shown["checks"].items())


def test_an_example_shows_what_the_plan_says():
    said = section("MET10", "en")
    assert "- Goal **Care in time**\n  - Metric **Waiting time falls**: 12 → 20" in said
    assert "- Goal **Fewer complaints**\n  - Metric **Fewer complaints**: 400 → 250" in said
    money = section("STE15", "fi")
    assert "- Painopiste **Asiakas**: painoarvo: 60" in money
    assert re.search(r"\n    - Rahaa: \d+\s\d{3}\s€", money)


def test_the_report_is_quoted_with_what_the_example_holds():
    assert "**Raportti sanoo:** Ainoa mittari ”Liikevaihto” ei kerro, mitä asiakas sai" in section(
        "MET05", "fi"
    )


@in_every_language
def test_a_message_is_shown_with_a_gap_only_where_findings_of_one_example_differ(language):
    label = i18n.text("catalogue.part.message", language)
    messages = re.findall(rf"^\*\*{label}:\*\* (.*)$", whole(language), re.MULTILINE)
    assert len(messages) == len(all_checks())
    found = [catalogue.entry(check.code, language) for check in all_checks()]
    gaps = [one.code for one in found if "…" in one.message]
    assert gaps == ["DEF06"]  # of two goals that share a definition, each is the other's other


def test_cells_cannot_turn_into_markup():
    item = catalogue.pages.Item("goal", "*Best* [in](town)", ("definition: <b>`no`</b>",))
    assert list(catalogue.pages._item(item, 1)) == [
        "  - Goal **\\*Best\\* \\[in\\](town)**: definition: \\<b\\>\\`no\\`\\</b\\>"
    ]


def test_who_is_hushed_and_who_hushes_is_told_on_both_sides():
    assert "Not said on top of: [DEF01 Definition missing](definition.md#def01)" in section("DEF02", "en")
    assert "Not said on top of" not in section("DEF01", "en")
    assert "(value.md#val03)" in section("DEF01", "en")
    assert "(steering.md#ste15)" in section("STE07", "en")
    assert "(steering.md#ste07)" in section("STE15", "en")


def test_what_a_sentence_counts_is_all_in_words():
    assert "First priority goes to three of four goals" in section("STE12", "en")


def test_main_writes_the_pages_and_the_table_and_drops_what_no_longer_belongs(tmp_path):
    (tmp_path / "docs" / "checks" / "fi").mkdir(parents=True)
    stray = tmp_path / "docs" / "checks" / "fi" / "gone.md"
    stray.write_text("old", "utf-8")
    (tmp_path / "README.md").write_text("# x\n\n<!-- checks -->\nold\n<!-- /checks -->\n", "utf-8")
    main(tmp_path)
    assert not stray.exists()
    written = {p.relative_to(tmp_path / "docs" / "checks").as_posix() for p in tmp_path.glob("docs/*/*/*.md")}
    assert written == PAGES.keys()
    assert "old" not in (tmp_path / "README.md").read_text("utf-8")
    assert "| [Definition](docs/checks/en/definition.md) |" in (tmp_path / "README.md").read_text("utf-8")
