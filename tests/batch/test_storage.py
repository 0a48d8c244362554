from __future__ import annotations

import os
import sys
from datetime import date

import pytest

from aligner.batch import storage
from aligner.batch.discovery import discover
from aligner.batch.storage import fetched, is_address, shown
from aligner.i18n import LANGUAGES
from aligner.model.errors import AlignerError, SettingsError, SourceError
from aligner.service.batch import BatchRequest, Ended, run_batch
from aligner.service.request import Request
from aligner.service.sentences import error_sentence

fsspec = pytest.importorskip("fsspec", reason="the extra [cluster] isn't installed")

GOALS = "Goal,Definition,Owner\nCustomers get answers at once,Every customer is answered in two days,Ann\n"


@pytest.fixture
def store():
    """A storage in memory, empty before and after."""
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    memory.pseudo_dirs[:] = [""]
    yield lambda name, content="x": memory.pipe(f"/{name}", content.encode())
    memory.store.clear()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("s3://bucket/clients", True),
        ("file:///a", True),
        ("C:\\plans", False),
        ("plans/a://b", False),
        ("", False),
    ],
)
def test_addresses_are_told_from_paths(text, is_one):
    assert is_address(text) is is_one


@pytest.mark.parametrize(
    ("address", "as_shown"),
    [
        ("s3://bucket/a b", "s3://bucket/a b"),
        ("s3://bucket/what?.csv", "s3://bucket/what?.csv"),
        ("sftp://ann@host/plans", "sftp://host/plans"),
        ("ftp://ann:s3cret@host/plans", "ftp://host/plans"),
        ("https://host/plans?sig=s3cret", "https://host/plans"),
    ],
)
def test_what_is_shown_of_an_address_says_nothing_of_who_asks(address, as_shown):
    assert shown(address) == as_shown


def test_plans_are_found_at_an_address_by_the_rules_of_folders(store, tmp_path):
    for name in (
        "c/acme/plan.xlsx", "c/acme/~$plan.xlsx", "c/acme/note.pdf", "c/beta/2024/a.csv", "c/beta/2025/a.csv",
        "c/gamma/x/y/z.ods", "c/gamma/x/y/old/z.ods", "c/empty/readme.docx", "c/loose.csv", "c/.DS_Store",
        "c/aligner.toml", "c/reports/.aligner/state", "c/reports/acme.xlsx", "c/odd #1 [x]/ä?.csv",
    ):  # fmt: skip
        store(name)
    found = discover(["memory://c"], tmp_path)
    assert {plan.id: plan.paths for plan in found.plans} == {
        "acme": ("memory://c/acme/",),
        "beta": ("memory://c/beta/2025/",),
        "gamma": ("memory://c/gamma/x/y/",),
        "loose.csv": ("memory://c/loose.csv",),
        "odd #1 [x]": ("memory://c/odd #1 [x]/",),
    }
    wanted = {"lock": 1, "document": 2, "deeper": 2, "system": 1, "ours": 2, "empty": 2}
    assert found.skipped == wanted


def test_the_same_plans_are_found_as_in_the_folder_itself(tmp_path):
    for name in (
        "acme/a.csv",
        "acme/2024/b.csv",
        "beta/2023/a.xlsx",
        "beta/2025/a.xlsx",
        "c.ods",
        "d/e/f/g.xls",
    ):
        (tmp_path / "plans" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "plans" / name).write_text("x")
    here = discover([str(tmp_path / "plans")], tmp_path / "out")
    there = discover([f"file://{tmp_path}/plans"], tmp_path / "out")
    told = [[(plan.id, plan.name, plan.report) for plan in found.plans] for found in (here, there)]
    assert told[0] == told[1]
    assert there.skipped == here.skipped
    paths = [[path.removeprefix("file://").rstrip("/") for path in plan.paths] for plan in there.plans]
    assert paths == [list(plan.paths) for plan in here.plans]


def test_a_plan_is_fetched_with_what_lies_beside_it_and_nothing_stays(store):
    for name in (
        "c/a/b.csv",
        "c/a/x.pdf",
        "c/a/aligner.toml",
        "c/a/aligner.followup.jsonl",
        "c/a/aligner.md",
    ):
        store(name, name)
    heard = []
    with fetched(("memory://c/a/",), lambda *said: heard.append(said)) as (folder,):
        assert folder.name == "a"
        assert names(folder) == ["aligner.followup.jsonl", "aligner.toml", "b.csv"]
        assert (folder / "b.csv").read_text() == "c/a/b.csv"
        home = folder.parents[1]
        assert home.stat().st_mode & 0o777 == 0o700
    assert not home.exists()
    assert heard == [("file", "b.csv", 1, 1)]


def test_a_loose_file_brings_the_settings_of_its_folder_and_no_other_plan(store):
    for name in ("c/a.csv", "c/b.csv", "c/aligner.toml"):
        store(name)
    with fetched(("memory://c/a.csv",)) as (file,):
        assert names(file.parent) == ["a.csv", "aligner.toml"]
        assert file.name == "a.csv"


def test_files_of_one_name_are_told_apart_by_their_folders(store):
    store("c/a/north/plan.csv", "1")
    store("c/a/south/plan.csv", "2")
    with fetched(("memory://c/a/north/", "memory://c/a/south/")) as folders:
        assert [names(folder) for folder in folders] == [["plan.csv"], ["south plan.csv"]]


def test_what_a_process_left_that_was_ended_is_removed_but_nothing_in_use(store, tmp_path, monkeypatch):
    monkeypatch.setattr(storage.tempfile, "tempdir", str(tmp_path))
    store("c/a.csv")
    left = tmp_path / "aligner-fetched-left"
    left.mkdir()
    os.utime(left, (0, 0))
    with fetched(("memory://c/a.csv",)) as (file,):
        os.utime(file.parents[2], (0, 0))
        assert not left.exists()
        with fetched(("memory://c/a.csv",)):
            assert file.exists()
    assert list(tmp_path.iterdir()) == []


def _refuses(error):
    class Storage:
        def invalidate_cache(self):
            pass

        def ls(self, path, detail):
            raise error

    return lambda address: (Storage(), address)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (FileNotFoundError("s3cret"), "address-gone"),
        (PermissionError("s3cret"), "address-no-permission"),
        (RuntimeError("token=s3cret"), "address-failed"),
    ],
)
def test_what_goes_wrong_on_a_storage_becomes_a_sentence_without_its_secrets(
    error, code, tmp_path, monkeypatch
):
    monkeypatch.setattr(storage, "_storage", _refuses(error))
    with pytest.raises(SettingsError) as told:
        discover(["s3://bucket/plans"], tmp_path)
    assert told.value.code == code
    for language in LANGUAGES:
        said = error_sentence(told.value, language)
        assert said.startswith("s3://bucket/plans: ")
        assert "s3cret" not in said


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("nosuch://plans", "address-unknown"),
        ("ftp://ann:s3cret@host/plans", "address-secret"),
        ("https://host/plans?sig=s3cret", "address-secret"),
        ("memory://nowhere", "address-gone"),
    ],
)
def test_an_address_that_cant_be_used_is_refused(address, code, store, tmp_path):
    with pytest.raises(AlignerError) as told:
        discover([address], tmp_path)
    assert told.value.code == code
    assert "s3cret" not in error_sentence(told.value, "en")


@pytest.mark.parametrize("missing", ["fsspec.core", "s3fs"])
def test_a_package_that_is_missing_is_named(missing, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SettingsError) as told:
        discover(["s3://bucket/plans"], tmp_path)
    assert "pip install" in error_sentence(told.value, "en")


def test_files_that_are_too_large_together_are_not_fetched(store, monkeypatch):
    monkeypatch.setattr(storage, "LARGEST", 10)
    store("c/a/1.csv", "123456")
    store("c/a/2.csv", "123456")
    with pytest.raises(SourceError) as told, fetched(("memory://c/a/",)):
        pass
    assert told.value.code == "address-too-large"
    assert told.value.params["file"] == "memory://c/a/2.csv"


def test_what_is_gone_when_it_is_fetched_is_named(store):
    store("c/a/readme.pdf")
    for address in ("memory://c/a/", "memory://c/b.csv"):
        with pytest.raises(SourceError) as told, fetched((address,)):
            pass
        assert told.value.code == "address-gone"
        assert told.value.params["file"] == address


def test_a_batch_reads_addresses_as_it_reads_folders(tmp_path):
    plans = tmp_path / "plans"
    for name in ("acme", "beta"):
        (plans / name).mkdir(parents=True)
        (plans / name / "goals.csv").write_text(GOALS.replace("answers", name))
    (plans / "acme" / "aligner.toml").write_text('name = "Acme’s own name"\n', "utf-8")
    (plans / "broken.xlsx").write_bytes(b"PK\x03\x04 not one")

    def batch(folder, out):
        ended = []
        asked = Request((), "en", as_of=date(2026, 11, 21))
        run_batch(BatchRequest((folder,), out, asked, jobs=1), ended.append)
        files = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
        return files, [event for event in ended if isinstance(event, Ended)]

    here, there = batch(str(plans), tmp_path / "a"), batch(f"file://{plans}", tmp_path / "b")
    assert len(here[1]) == 3
    assert {event.name: (event.how, event.sentence) for event in there[1]} == {
        event.name: (event.how, event.sentence) for event in here[1]
    }
    assert there[0] == here[0]
    assert "Acme’s own name" in there[0]["acme.md"].decode()
