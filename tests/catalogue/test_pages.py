import re
import tomllib
from pathlib import Path

import pytest

from aligner import catalogue, i18n
from aligner.checks import all_checks, check_by_code
from aligner.model.errors import SettingsError

DOCS = Path(__file__).parent.parent.parent / "docs"
in_every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)
of_every_check = pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)


@in_every_language
def test_the_page_in_docs_is_the_one_the_checks_make(language):
    stored = (DOCS / f"checks.{language}.md").read_text("utf-8")
    assert stored == catalogue.page(language), "run python -m aligner.catalogue"


@in_every_language
def test_every_check_has_one_section_and_one_row(language):
    page = catalogue.page(language)
    for check in all_checks():
        title = check.texts[language]["title"]
        assert page.count(f"### {check.code} {title}\n") == 1
        assert page.count(f"| {check.code} {title} |") == 1


@in_every_language
def test_no_sentence_is_left_with_a_placeholder(language):
    assert not re.search(r"\{\w+\}", catalogue.page(language))


@in_every_language
@of_every_check
def test_explain_tells_the_question_the_reason_the_remedy_and_the_source(check, language):
    said = " ".join(catalogue.explain(check.code, language).split())
    for part in ("title", "why", "fix", "question"):
        pieces = re.split(r"\{\w+\}", check.texts[language][part])
        assert all(piece.strip() in said for piece in pieces)
    assert not re.search(r"\bS[0-4]\b", said)
    assert i18n.text("catalogue.part.source", language) in said


@of_every_check
def test_explain_fits_a_terminal(check):
    assert max(map(len, catalogue.explain(check.code, "fi").splitlines())) <= 80


@pytest.mark.parametrize("asked", ["DEF02", "def02", " Def02 ", "definition-slogan", "definition_slogan"])
def test_a_check_is_found_by_its_code_or_its_name(asked):
    assert catalogue.explain(asked, "en").startswith("DEF02  ")


@pytest.mark.parametrize(
    ("asked", "suggested"), [("DEF92", "DEF02"), ("definition-slogans", "DEF02"), ("AMB3", "AMB03")]
)
def test_an_unknown_check_is_refused_with_the_nearest(asked, suggested):
    with pytest.raises(SettingsError) as refused:
        catalogue.explain(asked, "fi")
    assert refused.value.code == "unknown-check"
    assert refused.value.params == {"check": asked, "suggestion": suggested}


def test_options_stand_in_the_page_with_their_defaults():
    with_options = [check for check in all_checks() if check.options]
    page = catalogue.page("en")
    for check in with_options:
        for name, value in check.options.items():
            assert f"`{name} = {str(value).lower()}`" in page


def test_the_setting_shown_on_the_page_is_a_real_one():
    shown = tomllib.loads(re.search(r"```toml\n(.*?)```", catalogue.page("sv"), re.DOTALL)[1])
    options = {check.name: check.options for check in all_checks()}
    assert all(check_by_code(code) for code in shown["off"])
    assert all(set(values) <= set(options[name]) for name, values in shown["checks"].items())


@in_every_language
def test_the_pillars_come_first_in_their_order(language):
    families = list(dict.fromkeys(row.code[:3] for row in catalogue.listing(language)))
    assert families[:4] == ["DEF", "AMB", "MET", "RES"]


def test_a_source_names_its_article_and_the_places_in_it():
    said = catalogue.explain("DEF02", "en")
    assert "“Älä nosta asiakasta strategiakalvoille" in said
    assert "introduction" in said
    assert "difference 1 (Clear direction)" in " ".join(said.split())


def test_examples_are_told_in_the_readers_language():
    swedish = [e["name"] for e in check_by_code("AMB02").examples if e.get("language") == "sv" and e["finds"]]
    finnish = [e["name"] for e in check_by_code("AMB02").examples if e.get("language") == "fi" and e["finds"]]
    said = catalogue.explain("AMB02", "sv")
    assert all(name in said for name in swedish)
    assert not any(name in said for name in finnish)


def test_main_writes_the_three_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "_DOCS", tmp_path)
    catalogue.main()
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["checks.en", "checks.fi", "checks.sv"]
