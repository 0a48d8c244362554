import tomllib
from pathlib import Path

import pytest

from aligner.words.customers import customer_words
from aligner.words.echo import echoes
from aligner.words.kinds import metric_kind, upkeep_kind
from aligner.words.language import language
from aligner.words.placeholders import is_placeholder
from aligner.words.resources import declares_existing

HERE = Path(__file__).parent
EXAMPLES = tomllib.loads((HERE / "examples.toml").read_text("utf-8"))
ECHOES = tomllib.loads((HERE / "echoes.toml").read_text("utf-8"))
KINDS = [(k, name) for k in ("customer", "business", "employee") for name in EXAMPLES["metric_kind"][k]]
UPKEEP = [(k, name) for k, names in EXAMPLES["upkeep"].items() for name in names]
LANGUAGES = [(k, text) for k, texts in EXAMPLES["language"].items() for text in texts]


@pytest.mark.parametrize("text", EXAMPLES["placeholder"])
def test_placeholder(text):
    assert is_placeholder(text)


@pytest.mark.parametrize("text", EXAMPLES["said"])
def test_not_a_placeholder(text):
    assert not is_placeholder(text)


def test_zero_is_a_value_where_a_number_is_asked_for():
    assert is_placeholder("0")
    assert not is_placeholder("0", zero=False)
    assert is_placeholder("-", zero=False)


@pytest.mark.parametrize("text", EXAMPLES["existing"])
def test_declares_existing(text):
    assert declares_existing(text)


@pytest.mark.parametrize("text", EXAMPLES["stated"])
def test_declares_nothing(text):
    assert not declares_existing(text)


@pytest.mark.parametrize("text", EXAMPLES["customer"])
def test_speaks_of_those_served(text):
    found = customer_words(text)
    assert found
    assert all(text[span.start : span.end] == span.text for span in found)


@pytest.mark.parametrize("text", EXAMPLES["no_customer"])
def test_false_friends_are_no_customers(text):
    assert not customer_words(text)


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_metric_kind(kind, name):
    found = metric_kind(name)
    assert found.value == kind
    assert found.words[0] in name


@pytest.mark.parametrize("name", EXAMPLES["metric_kind"]["untold"])
def test_metric_kind_untold(name):
    assert not metric_kind(name)


def test_a_unit_of_money_tells_business():
    assert metric_kind("Indeksi A", "t€").value == "business"
    assert not metric_kind("Indeksi A", "kpl")


@pytest.mark.parametrize(("kind", "name"), UPKEEP)
def test_upkeep_kind(kind, name):
    assert upkeep_kind(name).value == ("" if kind == "none" else kind)


@pytest.mark.parametrize(("code", "text"), LANGUAGES)
def test_language(code, text):
    assert language(text) == code


@pytest.mark.parametrize(("name", "definition"), ECHOES["echo"])
def test_echo(name, definition):
    assert echoes(definition, name)


@pytest.mark.parametrize(("name", "definition"), ECHOES["more"])
def test_no_echo(name, definition):
    assert not echoes(definition, name)
