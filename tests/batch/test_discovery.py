import inspect
import os
import socket
import sys
from pathlib import Path

import pytest

from aligner.batch.discovery import discover
from aligner.model.errors import NothingFoundError, SettingsError


@pytest.fixture
def clients(tmp_path):
    folder = tmp_path / "clients"
    folder.mkdir()
    return folder


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def found(*folders: Path, out: Path | None = None):
    return discover([str(folder) for folder in folders], out or folders[0].parent / "out")


def ids(*folders: Path, **options):
    return [plan.id for plan in found(*folders, **options).plans]


def places(folder: Path, plan) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in plan.paths]


def test_each_folder_and_each_loose_spreadsheet_is_a_plan(clients):
    put(clients, "Kunta/strategia.xlsx", "Kunta/budjetti.csv", "alue/plan.ods", "Yritys.xlsx")
    discovery = found(clients)
    assert [(plan.id, plan.name, plan.report) for plan in discovery.plans] == [
        ("alue", "alue", "alue"),
        ("Kunta", "Kunta", "Kunta"),
        ("Yritys.xlsx", "Yritys", "Yritys"),
    ]
    assert [places(clients, plan) for plan in discovery.plans] == [["alue"], ["Kunta"], ["Yritys.xlsx"]]
    assert discovery.skipped == {}


def test_what_is_no_spreadsheet_is_counted_by_its_reason(clients):
    put(clients, "~$a.xlsx", ".~lock.a.ods#", ".DS_Store", "Thumbs.db", "._a.xlsx", "aligner.toml", "a.xlsx")
    put(clients, "memo.pdf", "Kunta/x.xlsx", "Kunta/~$x.xlsx", "Kunta/kirje.docx", "Kunta/desktop.ini")
    put(
        clients, "__MACOSX/Kunta/._x.xlsx", ".git/index.csv", "tyhjä/kuva.png", "Kunta/aligner.followup.jsonl"
    )
    (clients / "aivan tyhjä").mkdir()
    discovery = found(clients)
    assert [plan.id for plan in discovery.plans] == ["a.xlsx", "Kunta"]
    expected = {"lock": 3, "system": 6, "ours": 2, "document": 3, "empty": 2}
    assert discovery.skipped == expected


@pytest.mark.parametrize(
    ("files", "read", "deeper"),
    [
        (["2026/a.xlsx"], ["2026"], 0),
        (["2025/a.xlsx", "2026/a.xlsx"], ["2026"], 1),
        (["2025/a.xlsx", "2026/vanha.pdf"], ["2025"], 0),
        (["Budjetti 2025/a.csv", "Budjetti 2026/a.csv", "Strategia 2025-2030/s.xlsx"],
         ["Budjetti 2026", "Strategia 2025-2030"], 1),
        (["2025/talous/a.csv", "2026/strategia/s.xlsx", "2026/talous/b.csv"],
         ["2026/strategia", "2026/talous"], 1),
        (["Strategia/s.xlsx", "Talous/a.csv", "Talous/2024/b.csv"], ["Strategia", "Talous"], 1),
        (["s.xlsx", "2024/a.csv", "2025/b.csv"], ["."], 2),
        (["a/b/c/d/s.xlsx"], ["a/b/c/d"], 0),
    ],
)  # fmt: skip
def test_a_client_whose_files_lie_deeper_is_one_plan_of_its_newest_year(clients, files, read, deeper):
    put(clients / "Kunta", *files)
    discovery = found(clients)
    assert [(plan.id, plan.name) for plan in discovery.plans] == [("Kunta", "Kunta")]
    assert places(clients / "Kunta", discovery.plans[0]) == read
    assert discovery.skipped.get("deeper", 0) == deeper


def test_folders_may_be_nested_deeper_than_calls(clients):
    put(clients, "b.xlsx", "/".join(["d"] * 300) + "/a.xlsx")
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        assert ids(clients) == ["b.xlsx", "d"]
    finally:
        sys.setrecursionlimit(usual)


def test_links_elsewhere_are_followed_once_and_others_counted(clients, tmp_path):
    put(tmp_path / "elsewhere", "plan.xlsx")
    put(tmp_path, "lone.csv")
    put(clients, "Kunta/s.xlsx", "b.xlsx")
    for name, target in {
        "muualla": "../elsewhere", "toinen": "../elsewhere", "itse": ".", "ylös": "..", "uusin": "Kunta",
        "yksin.csv": "../lone.csv", "kaksin.csv": "../lone.csv", "c.xlsx": "b.xlsx", "x.xlsx": "y.xlsx",
        "y.xlsx": "x.xlsx", "poissa.xlsx": "ei-ole.xlsx", "Kunta/takaisin": "..",
    }.items():  # fmt: skip
        (clients / name).symlink_to(target)
    discovery = found(clients)
    assert [plan.id for plan in discovery.plans] == ["b.xlsx", "kaksin.csv", "Kunta", "muualla"]
    assert discovery.skipped == {"link": 9, "broken-link": 1}


def test_a_link_never_takes_the_place_of_what_it_leads_to(clients):
    put(clients, "Ö-kunta/s.xlsx")
    (clients / "A").mkdir()
    (clients / "A" / "liitos").symlink_to("../Ö-kunta")
    assert ids(clients) == ["Ö-kunta"]


def test_the_links_below_a_plan_are_not_followed(clients, tmp_path):
    put(tmp_path / "elsewhere", "plan.xlsx")
    put(clients, "Kunta/s.xlsx")
    (clients / "Kunta" / "arkisto").symlink_to(tmp_path / "elsewhere")
    assert found(clients).skipped == {"link": 1}


def test_special_files_are_counted_and_never_opened(clients, tmp_path):
    put(clients, "a.xlsx")
    os.mkfifo(clients / "pipe.xlsx")
    (clients / "zero.csv").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        (tmp_path / "s").rename(clients / "sock.csv")
        discovery = found(clients)
    assert [plan.id for plan in discovery.plans] == ["a.xlsx"]
    assert discovery.skipped == {"special": 3}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look anywhere")
def test_a_client_that_may_not_be_looked_at_is_a_plan_that_will_fail(clients):
    put(clients, "a.xlsx", "Kunta/s.xlsx", "Muu/t.xlsx", "Muu/salainen/u.xlsx")
    for closed in (clients / "Kunta", clients / "Muu" / "salainen"):
        closed.chmod(0)
    try:
        discovery = found(clients)
    finally:
        for closed in (clients / "Kunta", clients / "Muu" / "salainen"):
            closed.chmod(0o700)
    assert [plan.id for plan in discovery.plans] == ["a.xlsx", "Kunta", "Muu"]
    assert discovery.skipped == {"unreadable": 1}


def test_what_can_not_be_listed_fails_by_name(clients, monkeypatch):
    put(clients, "a.xlsx", "Kunta/s.xlsx", "Muu/t.xlsx", "Muu/salainen/u.xlsx")
    real = os.listdir

    def listdir(path):
        if Path(path).name in {"Kunta", "salainen"}:
            raise PermissionError(13, "no", str(path))
        return real(path)

    monkeypatch.setattr(os, "listdir", listdir)
    discovery = found(clients)
    assert [plan.id for plan in discovery.plans] == ["a.xlsx", "Kunta", "Muu"]
    assert discovery.skipped == {"unreadable": 1}


def test_our_own_folder_among_the_clients_is_passed_over_and_an_earlier_one_too(clients):
    put(clients, "Kunta/s.xlsx", "out/portfolio.xlsx", "out/Kunta.md", "earlier/portfolio.xlsx")
    put(clients, "earlier/.aligner/store.sqlite")
    discovery = found(clients, out=clients / "out")
    assert [plan.id for plan in discovery.plans] == ["Kunta"]
    assert discovery.skipped == {"ours": 1}  # the earlier one: this one may not be there at first


@pytest.mark.parametrize(
    ("out", "code"), [("clients", "batch-out-is-folder"), ("clients/Kunta", "batch-out-is-plan")]
)
def test_reports_are_not_written_among_the_plans(clients, out, code):
    put(clients, "Kunta/s.xlsx")
    with pytest.raises(SettingsError) as raised:
        found(clients, out=clients.parent / out)
    assert raised.value.code == code


def test_folders_that_hold_the_same_names_are_told_apart(tmp_path):
    put(tmp_path, "a/clients/Kunta/s.xlsx", "b/clients/Kunta/s.xlsx", "c/Kunta/s.xlsx", "c/Muu/s.xlsx")
    folders = [tmp_path / name for name in ("a/clients", "b/clients", "c", "c")]
    plans = found(*folders).plans
    assert sorted(plan.id.removeprefix(f"{str(tmp_path)[1:]}/") for plan in plans) == [
        "Muu", "a/clients/Kunta", "b/clients/Kunta", "c/Kunta",
    ]  # fmt: skip
    assert len({plan.report for plan in plans}) == 4


def test_a_folder_named_beside_the_one_it_lies_in_is_read_as_named(clients):
    put(clients, "Kunta/s.xlsx", "ryhmä/Yksi/s.xlsx", "ryhmä/Kaksi/s.xlsx")
    assert ids(clients, clients / "ryhmä") == ["Kaksi", "Kunta", "Yksi"]


@pytest.mark.parametrize(
    ("folder", "error", "code"),
    [
        ("nowhere", SettingsError, "batch-no-folder"),
        ("file.xlsx", SettingsError, "batch-is-file"),
        ("empty", NothingFoundError, "batch-nothing"),
        ("reports", SettingsError, "batch-is-out"),
        ("n" * 300, SettingsError, "batch-no-folder"),
    ],
)
def test_a_folder_without_plans_is_refused(tmp_path, folder, error, code):
    put(tmp_path, "file.xlsx", "empty/memo.pdf", "reports/portfolio.xlsx", "reports/.aligner/store.sqlite")
    with pytest.raises(error) as raised:
        found(tmp_path / folder)
    assert raised.value.code == code


def test_the_order_of_the_file_system_is_never_seen(clients, monkeypatch):
    put(clients, *(f"{name}/s.xlsx" for name in ("b", "A", "ä", "c", "B")), "a.xlsx", "D.csv")
    straight = found(clients)
    real = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: sorted(real(path), reverse=True))
    assert found(clients) == straight


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8")
def test_names_of_any_bytes_are_found_and_written_out(clients):
    for name in (b"bad\xff.xlsx", b"a\nb.xlsx", "\u202egnp.csv".encode(), b"x" * 250 + b".xlsx"):
        (clients / os.fsdecode(name)).write_bytes(b"x")
    plans = found(clients).plans
    assert len(plans) == 4
    for plan in plans:
        assert Path(plan.paths[0]).exists()
        assert plan.id.encode("utf-8")
        assert plan.name.isprintable()
    assert "bad\\xff.xlsx" in {plan.id for plan in plans}
