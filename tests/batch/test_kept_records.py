"""What is kept of a plan comes back as it was, or is refused."""

import json
from pathlib import Path
from sys import path as search

import pytest

search.insert(0, str(Path(__file__).parents[1] / "reports"))
from portfolios import FAILURES, made_records, record

from aligner.batch.records import as_json, failure_as_json, failure_from_json, from_json
from aligner.model.portfolio import PlanMoney, Refusal

ANY = r"."


def through(kept):
    return json.loads(json.dumps(kept))


@pytest.mark.parametrize(
    "one",
    [
        *made_records(5),
        record(refused=(Refusal("a.xls", "too-large", {"limit": "1 GB", "rows": 7}),)),
        record("Päivä \udcff 🎈", paths=()),
        record(money=PlanMoney(-3, -5, 2, 0), say_pay_gap=0, backed_share=1),
    ],
)
def test_a_record_comes_back_as_it_was(one):
    assert from_json(through(as_json(one))) == one


@pytest.mark.parametrize("one", FAILURES)
def test_a_failure_comes_back_as_it_was(one):
    assert failure_from_json(through(failure_as_json(one))) == one


def test_a_key_for_every_part_of_a_record():
    assert set(as_json(record())) == {"version", *record().__slots__}
    assert set(failure_as_json(FAILURES[0])) == {"version", *FAILURES[0].__slots__}


WRONG = [
    ("version", 2), ("version", True), ("name", 5), ("paths", "/a"), ("paths", [1]), ("years", ["2026"]),
    ("goals", -1), ("goals", True), ("goals", 1.0), ("verdicts", {"fine": 1}),
    ("verdicts", {"slogan": "2"}), ("pillars", {"luck": {}}), ("pillars", {"definition": {"good": 1}}),
    ("backed_share", 1.5), ("backed_share", "0.5"), ("backed_share", True),
    ("say_pay_gap", float("nan")), ("money", [1, 2, 3]), ("money", [9, 1, 2, 3]),
    ("money", [6.0, 1, 2, 3]), ("findings", []), ("findings", {"MET01": None}),
    ("refused", [["a", "b"]]), ("refused", [["a", "b", {"n": None}]]), ("notes", None),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_what_a_record_could_not_be_is_refused(key, value):
    with pytest.raises(ValueError, match=ANY):
        from_json(as_json(record()) | {key: value})


@pytest.mark.parametrize("key", sorted(as_json(record())))
def test_a_record_that_lacks_a_part_is_refused(key):
    kept = as_json(record())
    del kept[key]
    with pytest.raises(ValueError, match=ANY):
        from_json(kept)


@pytest.mark.parametrize("kept", [None, [], "record", {}, 7])
def test_what_is_no_record_at_all_is_refused(kept):
    for back in (from_json, failure_from_json):
        with pytest.raises(ValueError, match=ANY):
            back(kept)


@pytest.mark.parametrize("key", sorted(failure_as_json(FAILURES[0])))
def test_a_failure_that_lacks_a_part_is_refused(key):
    kept = failure_as_json(FAILURES[0])
    del kept[key]
    with pytest.raises(ValueError, match=ANY):
        failure_from_json(kept)
