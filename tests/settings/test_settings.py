import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from aligner import service
from aligner.i18n import LANGUAGES, text
from aligner.model.errors import SettingsError
from aligner.model.verdicts import Tone
from aligner.settings import Settings, beside, load
from aligner.settings.fields import FIELDS

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "settings.md"
WRONG = tomllib.loads((HERE / "examples.toml").read_text("utf-8"))["wrong"]


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "aligner.toml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.mark.parametrize("case", WRONG, ids=[case["text"] for case in WRONG])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_is_told_with_its_key_and_what_would_be_right(case, language, written):
    with pytest.raises(SettingsError) as caught:
        load(written(case["text"]))
    sentence = service.error_sentence(caught.value, language)
    assert all(name in sentence for name in case["names"]), sentence
    if "kind" in case:
        choices = case["names"][-1] if case["kind"] == "choice" else ""
        assert text(f"errors.expected.{case['kind']}", language, choices=choices) in sentence


@pytest.mark.parametrize("content", [b"\xff\xfe", b"name = '\xe4'"])
def test_what_is_no_utf_8_is_told(content, written):
    with pytest.raises(SettingsError) as caught:
        load(written(content))
    assert text("errors.reason.not-utf-8", "sv") in service.error_sentence(caught.value, "sv")


def test_the_example_of_the_page_about_settings_holds(written):
    page = DOCS.read_text("utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    settings = load(written(example))
    assert (settings.language, settings.tone, settings.names) == ("fi", Tone.NEUTRAL, False)
    assert settings.reading.name == "Strategia 2026–2028"
    assert settings.reading.rates == {"SEK": Decimal("0.0875")}
    assert settings.reading.skip_sheets == {"Vanha"}
    assert settings.reading.tables[0].columns["Huomiot"] == ("skip",)
    assert settings.checks.thresholds == {"money_orphan": {"limit": 0.6}}


def test_the_page_about_settings_lists_every_field():
    page = DOCS.read_text("utf-8")
    assert [field for field in FIELDS if f"`{field}`" not in page] == []


def test_an_empty_file_changes_nothing(written):
    assert load(written("")) == load(written("\ufeff# only a comment\n")) == Settings()


def test_a_question_mark_leaves_a_column_to_be_asked(written):
    stated = "[[tables]]\nheaders = ['A', 'B']\n[tables.columns]\nA = '?'\nB = ['?', 'goal.name']\n"
    assert load(written(stated)).reading.tables[0].columns == {"B": (None, "goal.name")}


def test_a_check_may_be_named_with_hyphens(written):
    settings = load(
        written("off = ['money-orphan', 'DEF01']\n[checks.under-funded]\n".replace("under-f", "underf"))
    )
    assert settings.checks.off == {"money_orphan", "DEF01"}


def test_the_settings_beside_the_first_file_or_in_the_folder_are_found(tmp_path, written):
    path = written("")
    assert beside([tmp_path]) == beside([tmp_path / "plan.xlsx"]) == path
    assert beside([tmp_path / "nowhere" / "plan.xlsx"]) is None
    assert beside([Path("x" * 300)]) is None, "a name no file can have"
