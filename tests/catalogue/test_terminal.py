"""``aligner checks`` and ``aligner explain`` as text."""

import re

import pytest

from aligner import catalogue, i18n
from aligner.checks import all_checks, check_by_code
from aligner.model.errors import SettingsError

in_every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)
of_every_check = pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)


@in_every_language
@of_every_check
def test_explain_tells_everything_in_eighty_columns(check, language):
    text = catalogue.explain(check.code, language)
    assert max(map(len, text.splitlines())) <= 80
    assert "**" not in text
    said = " ".join(text.split())
    for part in ("title", "why", "fix", "question"):
        pieces = re.split(r"\{[\w:]+\}", check.texts[language][part])
        assert all(" ".join(piece.split()) in said for piece in pieces)
    assert not re.search(r"\bS[0-4]\b", said)
    assert i18n.text("catalogue.part.source", language) in said


@in_every_language
def test_the_list_has_every_check_on_a_line_of_its_own_under_its_family(language):
    lines = catalogue.listing(language).splitlines()
    families = [line for line in lines if line and not line.startswith(" ")]
    assert families == [
        i18n.text(f"catalogue.family.{key}", language) for key in i18n.keys("catalogue", "family")
    ]
    rows = [line.split() for line in lines if line.startswith(" ")]
    assert sorted(row[0] for row in rows) == [check.code for check in all_checks()]
    for row in rows:
        check = check_by_code(row[0])
        assert row[1] == i18n.text(f"terms.severity.{check.severity.value}", language)
        assert " ".join(row[2:]) == " ".join(check.texts[language]["title"].split())
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("asked", ["DEF02", "def02", " Def02 ", "definition-slogan", "definition_slogan"])
def test_a_check_is_found_by_its_code_or_its_name(asked):
    assert catalogue.explain(asked, "en").startswith("DEF02  ")


@pytest.mark.parametrize(
    ("asked", "suggested"), [("DEF-02", "DEF02"), ("definition-slogans", "DEF02"), ("AMB3", "AMB03")]
)
def test_an_unknown_check_is_refused_with_the_nearest(asked, suggested):
    with pytest.raises(SettingsError) as refused:
        catalogue.explain(asked, "fi")
    assert refused.value.code == "unknown-check"
    assert refused.value.params == {"check": asked, "suggestion": suggested}


def test_a_source_names_its_article_and_the_places_in_it():
    said = catalogue.explain("DEF02", "en")
    assert "“Älä nosta asiakasta strategiakalvoille" in said
    assert "introduction" in said
    assert "difference 1 (Clear direction)" in " ".join(said.split())


@in_every_language
def test_examples_are_told_in_the_readers_language_where_there_is_one(language):
    for check in all_checks():
        one = catalogue.entry(check.code, language)
        for shown, fits in (
            (one.found, lambda e: e["finds"]),
            (one.clear, lambda e: e.get("outcome") == "clear"),
        ):
            own = [e["name"] for e in check.examples if fits(e) and e["language"] == language]
            assert shown.name in own if own else shown.name


def test_what_a_plan_says_is_indented_below_what_it_belongs_to():
    said = catalogue.explain("MET10", "en")
    assert "    Goal “Care in time”\n      Metric “Waiting time falls”: 12 → 20" in said
