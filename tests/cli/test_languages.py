import tomllib
from pathlib import Path

import pytest

from aligner import i18n, service
from aligner.model import errors

FOLDER = Path(i18n.__file__).parent
CODES = [code for code in i18n.keys("errors") if code not in {"expected", "reason"}]


@pytest.mark.parametrize("code", CODES)
def test_an_error_is_told_in_the_language_asked_for(code):
    params = {name: f"<{name}>" for name in i18n.placeholders(i18n.entry(f"errors.{code}")["fi"])}
    params |= {"expected": "text"} if "expected" in params else {}
    error = errors.AlignerError(code, **params)
    told = {language: service.error_sentence(error, language) for language in i18n.LANGUAGES}
    assert len(set(told.values())) == len(i18n.LANGUAGES)
    assert all(f"<{name}>" in sentence for name in params if name != "expected" for sentence in told.values())


def test_a_rare_reason_of_the_system_is_told_in_its_own_words():
    error = errors.OutputError("not-written", file="a.md", reason="Quantum flux")
    error.__cause__ = OSError(9999, "Quantum flux")
    assert "Quantum flux" in service.error_sentence(error, "fi")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_field_has_words(language):
    from aligner.settings.fields import FIELDS

    words = [i18n.text(f"fields.{field}", language) for field in FIELDS]
    assert all(words)
    spoken = tomllib.loads((FOLDER / "fields.toml").read_text("utf-8"))
    told = {f"{kind}.{name}" for kind, names in spoken.items() if kind != "kind" for name in names}
    assert {field for field in FIELDS if "." in field} <= told
