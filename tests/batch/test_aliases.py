import random
from datetime import date

import pytest
from batch_records import found, record

from aligner.batch.aliases import Aliases, anonymised_portfolio, as_json, from_json
from aligner.batch.portfolio import portfolio_of
from aligner.model.portfolio import PlanFailure, Refusal

NAMES = [f"client-{number:03}" for number in range(120)]


def test_numbers_are_one_to_the_count_and_tell_nothing_of_names_or_order():
    aliases = Aliases().among(NAMES)
    assert sorted(aliases.numbers.values()) == list(range(1, 121))
    assert list(map(aliases.numbers.__getitem__, NAMES)) != list(range(1, 121))
    assert Aliases().among(NAMES).numbers != aliases.numbers  # another secret, another order


def test_the_same_plans_get_the_same_numbers_in_whatever_order_they_come():
    first = Aliases().among(NAMES)
    shuffled = random.Random(5).sample(NAMES, len(NAMES))
    assert Aliases(first.secret).among(shuffled).numbers == first.numbers


def test_who_has_a_number_keeps_it_and_others_get_the_next():
    first = Aliases().among(NAMES[:50])
    later = first.among([*NAMES[40:], "aaa"])
    assert {name: later.numbers[name] for name in NAMES[:50]} == first.numbers
    assert sorted(later.numbers.values()) == list(range(1, 122))


def test_aliases_are_written_and_read_back():
    aliases = Aliases().among(["Åbo", "\udce4"])
    assert from_json(as_json(aliases)) == aliases
    assert from_json(None).numbers == {}
    assert aliases.secret not in repr(aliases)


@pytest.mark.parametrize(
    "kept",
    [[], {}, {"secret": 1, "numbers": {}}, {"secret": "x", "numbers": {}}, {"secret": "", "numbers": []}],
)
def test_what_is_no_aliases_is_refused(kept):
    with pytest.raises(ValueError, match=r"."):
        from_json(kept)


@pytest.mark.parametrize(
    ("language", "name", "report"),
    [
        ("fi", "Organisaatio 07", "organisaatio-07"),
        ("sv", "Organisation 07", "organisation-07"),
        ("en", "Organisation 07", "organisation-07"),
    ],
)
def test_an_alias_is_a_word_and_a_number(language, name, report):
    aliases = Aliases(numbers={"helsinki": 7, "espoo": 412})
    assert aliases.name("helsinki", language) == name
    assert aliases.report("helsinki", language) == report
    assert aliases.name("espoo", language).endswith(" 412")


def anonymous(language="fi"):
    plans = found("Turku", "Espoo", report="turku")
    told = [record(plans[0]), record(found("Espoo", report="organisaatio-02")[0])]
    told[0] = told[0].__class__(
        **{
            **{name: getattr(told[0], name) for name in told[0].__slots__},
            "files": 3,
            "refused": (
                Refusal("Turku.xls", "password", {"file": "Turku.xls"}),
                Refusal(
                    "iso.csv",
                    "too-large",
                    {"file": "/c/Turku/iso.csv", "limit": "512 MB", "row": 4, "part": "Turku"},
                ),
            ),
        }
    )
    failures = [
        PlanFailure("Vaasa.xls", "Vaasa", ("/c/Vaasa.xls",), "pdf", {"file": "Vaasa.xls"}),
        PlanFailure("Pori", "Pori", ("/c/Pori",), "no-goals", {"file": "pori.csv, x.xlsx"}),
        PlanFailure("Lahti", "Lahti", ("/c/Lahti",), "plan-not-yet", {"name": "Lahti"}),
    ]
    portfolio = portfolio_of(told, failures, as_of=date(2026, 11, 22), version="1", skipped={"lock": 2})
    numbers = {"Turku": 1, "Espoo": 2, "Vaasa.xls": 3, "Pori": 5, "Lahti": 4, "gone": 6}
    return portfolio, anonymised_portfolio(portfolio, Aliases(numbers=numbers), language)


def test_a_portfolio_names_no_client_file_or_folder():
    open_, shared = anonymous()
    assert shared.anonymous
    text = repr(shared).casefold()
    assert not [
        name for name in ("turku", "espoo", "vaasa", "pori", "lahti", "iso.csv", "/c/") if name in text
    ]
    assert (shared.verdicts, shared.gaps, shared.spreads) == (open_.verdicts, open_.gaps, open_.spreads)


def test_plans_stand_by_their_numbers_and_lead_only_to_reports_that_are_called_by_them():
    _, shared = anonymous("sv")
    assert [one.record.name for one in shared.clients] == ["Organisation 01", "Organisation 02"]
    assert [one.record.report for one in shared.clients] == ["", "organisaatio-02"]
    assert [one.name for one in shared.failures] == [f"Organisation 0{number}" for number in (3, 4, 5)]


def test_files_have_the_numbers_that_the_reports_give_them():
    _, shared = anonymous()
    refused = shared.clients[0].record.refused
    assert [one.file for one in refused] == ["tiedosto 2", "tiedosto 3"]
    assert refused[1].params == {"file": "tiedosto 3", "limit": "512 MB", "row": 4, "part": "…"}
    assert [one.params for one in shared.failures] == [
        {"file": "Organisaatio 03"},
        {"name": "Organisaatio 04"},
        {"file": "tiedosto 1"},
    ]
