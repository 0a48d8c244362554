from __future__ import annotations

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from batch_records import found, record

from aligner.batch import store as stores
from aligner.batch.store import Store, read
from aligner.batch.store_file import FOLDER, STORE, alone, store_of
from aligner.model.errors import OutputError, SettingsError
from aligner.model.portfolio import PlanFailure

SETTINGS = {"as_of": "2026-11-21", "version": "1"}
A, B, C = found("anna", "björn", "carl")


@pytest.fixture
def out(tmp_path):
    with alone(tmp_path):
        yield tmp_path


@pytest.fixture
def store(out):
    with closing(Store(out)) as opened:
        opened.begin(SETTINGS, [A, B, C], {"lock": 2}, resume=False)
        yield opened


def again(out, *, resume=True, settings=SETTINGS, plans=(A, B, C)):
    opened = Store(out)
    opened.begin(settings, plans, {}, resume=resume)
    return opened


def finish(store):
    store.keep(record(A), "f-a", {"anna.md": "1"})
    store.fail(PlanFailure(B.id, B.name, B.paths, "empty", {"file": "b.csv"}))
    store.commit()
    store.close()


def test_what_was_kept_is_read_and_what_was_not_reached_says_so(store, out):
    finish(store)
    held = read(out)
    assert held.settings == SETTINGS
    assert held.skipped == {"lock": 2}
    assert list(held.records) == [record(A)]
    assert [(one.id, one.code, dict(one.params)) for one in held.failures] == [
        ("björn", "empty", {"file": "b.csv"}),
        ("carl", stores.NOT_YET, {"name": "Carl"}),
    ]


def test_what_was_not_committed_is_as_if_it_had_never_been(store, out):
    store.keep(record(A), "f-a", {})
    store.close()
    assert not read(out).records


@pytest.mark.parametrize(("changed", "known"), [
    ({}, "f-a"),
    ({"resume": False}, ""),
    ({"settings": {**SETTINGS, "as_of": "2027-01-01"}}, ""),
    ({"plans": found("anna", report="other")}, ""),
])  # fmt: skip
def test_a_plan_is_known_to_who_goes_on_in_the_same_way(store, out, changed, known):
    finish(store)
    with closing(again(out, **changed)) as resumed:
        assert resumed.known("anna").fingerprint == known
        assert resumed.known("anna").files == {"anna.md": "1"}


def test_results_of_an_earlier_record_version_are_made_anew(store, out, monkeypatch):
    finish(store)
    monkeypatch.setattr(stores, "VERSION", stores.VERSION + 1)
    with pytest.raises(SettingsError) as caught:
        read(out)
    assert caught.value.code == "batch-store-older"
    with closing(again(out)) as resumed:
        assert resumed.known("anna").fingerprint == ""
    assert [one.code for one in read(out).failures] == [stores.NOT_YET] * 3


def test_plans_that_are_no_longer_there_leave_the_portfolio_and_come_back(store, out):
    finish(store)
    with closing(again(out, plans=[B, C])):
        assert not read(out).records
    with closing(again(out)) as back:
        assert back.known("anna").fingerprint == "f-a"
        assert len(read(out).records) == 1


def test_a_file_belongs_to_the_plan_that_it_is_announced_for_and_is_unwritten_then(store, out):
    finish(store)
    with closing(again(out)) as resumed:
        resumed.announce("carl", ["anna.md", "carl.md"])
        assert resumed.known("anna").files == {}
        assert resumed.known("carl").files == {"anna.md": "", "carl.md": ""}
        assert resumed.files() == {"anna.md", "carl.md"}


def test_a_folder_is_held_by_one_batch(out):
    with pytest.raises(OutputError) as caught, alone(out):
        pass
    assert caught.value.code == "batch-busy"
    assert caught.value.params == {"folder": str(out)}


@pytest.mark.parametrize(("damage", "code"), [
    (b"", "batch-store-damaged"),
    (b"SQLite format 3\0 and then nothing", "batch-store-damaged"),
    (b"\0" * 5000, "batch-store-damaged"),
])  # fmt: skip
def test_a_damaged_store_is_left_as_it_is(store, out, damage, code):
    finish(store)
    store_of(out).write_bytes(damage)
    for use in (Store, read):
        with pytest.raises(OutputError) as caught:
            use(out)
        assert caught.value.code == code
    assert store_of(out).read_bytes() == damage


def test_a_store_that_was_cut_is_damaged(store, out):
    finish(store)
    path = store_of(out)
    path.write_bytes(path.read_bytes()[:6000])
    for use in (Store, read):
        with pytest.raises(OutputError) as caught:
            use(out)
        assert caught.value.code == "batch-store-damaged"


@pytest.mark.parametrize(("change", "code"), [
    ("PRAGMA user_version = 99", "batch-store-newer"),
    ("PRAGMA application_id = 7", "batch-store-foreign"),
    ("UPDATE plan SET told = '{\"version\": 1}'", "batch-store-damaged"),
    ("UPDATE plan SET told = '{'", "batch-store-damaged"),
    ("DROP TABLE plan", "batch-store-damaged"),
])  # fmt: skip
def test_a_store_of_others_is_told_of(store, out, change, code):
    finish(store)
    with closing(sqlite3.connect(store_of(out))) as database:
        database.execute(change)
        database.commit()
    with pytest.raises(OutputError) as caught:
        read(out)
    assert caught.value.code == code


def test_another_programs_database_is_not_ours_to_change(out):
    with closing(sqlite3.connect(store_of(out))) as database:
        database.execute("CREATE TABLE accounts (iban TEXT)")
        database.commit()
    with pytest.raises(OutputError) as caught:
        Store(out)
    assert caught.value.code == "batch-store-foreign"


def test_a_folder_without_a_store_is_none_of_a_batch(tmp_path):
    with pytest.raises(SettingsError) as caught:
        read(tmp_path)
    assert caught.value.code == "not-a-batch"
    assert not list(tmp_path.iterdir())


_KILLED = """
import os, signal, sys
from pathlib import Path
from batch_records import found, record
from aligner.batch.store import Store
store = Store(Path(sys.argv[1]))
store._db.execute("PRAGMA cache_size = 1")  # so that changes reach the file before they are committed
plans = found(*(f"p{n}" for n in range(500)))
store.begin({"as_of": "2026-11-21"}, plans, {}, resume=True)
for plan in plans:
    store.keep(record(plan), "f", {})
os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_in_the_midst(out):
    finished = subprocess.run([sys.executable, "-c", _KILLED, str(out)], check=False)
    assert finished.returncode == -signal.SIGKILL
    assert store_of(out).with_name(f"{STORE}-journal").stat().st_size


def test_a_store_whose_writer_was_killed_is_read_as_last_committed_without_a_change(store, out):
    finish(store)
    killed_in_the_midst(out)
    before = {path.name: path.read_bytes() for path in (out / FOLDER).iterdir()}
    assert len(read(out).failures) == 500
    assert not read(out).records
    assert {path.name: path.read_bytes() for path in (out / FOLDER).iterdir()} == before


def test_a_store_whose_writer_was_killed_goes_on(store, out):
    finish(store)
    killed_in_the_midst(out)
    with closing(again(out)) as resumed:
        assert resumed.known("anna").fingerprint == ""  # the killed run asked for other settings
    assert {one.code for one in read(out).failures} == {stores.NOT_YET}


@pytest.mark.skipif(os.name == "nt", reason="no such rights")
def test_a_full_disk_is_told_with_its_reason(store, out):
    store._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(OutputError) as caught:
        for number in range(500):
            store.remember(f"a{number}", "long" * 100)
        store.commit()
    assert caught.value.params["reason"] == "no-space"


def test_what_is_interrupted_half_way_is_not_committed_with_the_rest(store, out, monkeypatch):
    store.keep(record(A), "f-a", {"anna.md": "1"})
    monkeypatch.setattr(stores, "_WRITTEN", "not even SQL")
    with pytest.raises(OutputError):
        store.keep(record(B), "f-b", {"björn.md": "2"})
    store.commit()
    assert [one.id for one in read(out).records] == ["anna"]


def test_a_file_that_stands_where_the_folder_should_be_is_told_of(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError) as caught, alone(tmp_path / "out"):
        pass
    assert caught.value.__cause__.errno == errno.ENOTDIR
    assert (tmp_path / "out").read_text() == "mine"


def test_who_reads_while_a_batch_writes_sees_what_was_committed_last(store, out):
    store.keep(record(A), "f-a", {})
    store.commit()
    store.keep(record(B), "f-b", {})
    assert [one.id for one in read(out).records] == ["anna"]
    store.commit()
    assert [one.id for one in read(out).records] == ["anna", "björn"]
