from pathlib import Path

import pytest

from aligner import i18n

FOLDER = Path(i18n.__file__).parent
FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def leaves(table, path=""):
    """Every sentence table of a file: what holds text instead of tables."""
    if any(isinstance(value, str) for value in table.values()):
        yield path, table
        return
    for name, inner in table.items():
        yield from leaves(inner, f"{path}.{name}" if path else name)


def problems(table):
    for language in i18n.LANGUAGES:
        if not str(table.get(language, "")).strip():
            yield f"no {language}"
    extra = {key.removesuffix("_one") for key in table} - set(i18n.LANGUAGES)
    if extra:
        yield f"unknown keys {sorted(extra)}"
    wanted = i18n.placeholders(table.get("fi", ""))
    for key, sentence in table.items():
        spare = {"count"} if key.endswith("_one") else set()
        if i18n.placeholders(sentence) | spare != wanted | spare:
            yield f"{key} asks for {sorted(i18n.placeholders(sentence))}, fi for {sorted(wanted)}"


@pytest.mark.parametrize("file", FILES)
def test_every_sentence_stands_in_three_languages_with_the_same_placeholders(file):
    found = [f"{path}: {p}" for path, t in leaves(i18n.load(FOLDER / f"{file}.toml")) for p in problems(t)]
    assert found == []


@pytest.mark.parametrize("file", FILES)
def test_no_sentence_has_stray_space_or_straight_quotes(file):
    for path, table in leaves(i18n.load(FOLDER / f"{file}.toml")):
        for key, sentence in table.items():
            assert sentence == sentence.strip("\n"), f"{path}.{key}"
            assert '"' not in sentence, f"{path}.{key}"


def test_the_check_itself_sees_a_missing_language_and_a_lost_placeholder():
    assert any("no en" in problem for problem in problems({"fi": "{a}", "sv": "{a}"}))
    assert any("asks for" in problem for problem in problems({"fi": "{a}", "sv": "{a}", "en": "a"}))
