"""The limits of reading, as users state them."""

import pytest

from aligner import service
from aligner.model.errors import SettingsError
from aligner.model.limits import Limits

MB = 1 << 20


@pytest.fixture(autouse=True)
def _nothing_stated(monkeypatch):
    for name in ("ALIGNER_MEMORY_LIMIT", "ALIGNER_TIME_LIMIT"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("memory", "seconds", "limits"),
    [
        (None, None, Limits()),
        ("300", None, Limits(300 * MB, Limits().seconds)),
        (None, "2,5", Limits(Limits().memory, 2.5)),
        ("0", "0", Limits(0, 0)),
        ("0.5", "0.5", Limits(MB // 2, 0.5)),
    ],
)
def test_an_option_sets_a_limit_and_nought_lifts_it(memory, seconds, limits):
    assert service.limits_of(memory, seconds) == limits


def test_the_environment_sets_what_no_option_does(monkeypatch):
    monkeypatch.setenv("ALIGNER_MEMORY_LIMIT", "700")
    monkeypatch.setenv("ALIGNER_TIME_LIMIT", " ")
    assert service.limits_of() == Limits(700 * MB, Limits().seconds)
    assert service.limits_of("300", "9") == Limits(300 * MB, 9)


@pytest.mark.parametrize("value", ["", "much", "-1", "nan", "inf", "1e99", "10 MB"])
def test_what_is_no_number_is_refused_with_where_it_was_stated(monkeypatch, value):
    with pytest.raises(SettingsError) as refused:
        service.limits_of(memory=value)
    assert (refused.value.code, refused.value.params["option"]) == ("limit-number", "--memory-limit")
    if value:
        monkeypatch.setenv("ALIGNER_TIME_LIMIT", value)
        with pytest.raises(SettingsError) as refused:
            service.limits_of()
        assert refused.value.params["option"] == "ALIGNER_TIME_LIMIT"
