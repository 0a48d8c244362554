import errno
import json
import os
import resource
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from aligner.model.acts import Act, Change
from aligner.model.errors import OutputError
from aligner.model.finding import Subject
from aligner.model.followup import About, Followup
from aligner.model.grid import Cell
from aligner.settings import followup_lock, followup_log
from aligner.settings.followup import load
from aligner.settings.followup_log import FILE, append, home

WAIVE = {"check": "DEF01", "subject": "goal", "subject_id": "T1", "subject_name": "Paras", "reason": "Syy"}


def waiver(number, **changes):
    told = {**WAIVE, "until": "2027-06-30", **changes}
    return {"id": f"w{number}", "at": f"2026-11-22T10:{number:02}:00+02:00", "by": "Maija", "waive": told}


def withdrawal(number, target):
    return {
        "id": f"u{number}",
        "at": f"2026-11-22T11:{number:02}:00+02:00",
        "by": "Ville",
        "withdraw": target,
    }


def written(folder, *entries, name=FILE, end="\n"):
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in entries)
    (folder / name).write_text(text + end, "utf-8")
    return folder / name


def ids(folder):
    return [one.id for one in load((folder,)).waivers]


def asides(folder):
    return sorted(folder.glob("aligner.followup.damaged-*.jsonl"))


def test_a_plan_without_a_sidecar_has_no_followup_and_gets_no_file(tmp_path):
    assert load((tmp_path,)) == Followup()
    assert load((tmp_path / "nowhere" / "plan.xlsx",)).is_empty
    assert list(tmp_path.iterdir()) == []


def test_every_kind_of_entry_is_read_as_it_was_written(tmp_path):
    head = {"at": "2026-11-22T10:00:00+02:00", "by": "Maija"}
    cells = [
        {"file": "s.xlsx", "sheet": "T", "cell": "AB12", "text": "ei", "field": "owner"},
        {"file": "b.csv", "cell": "7", "text": "x"},
        {"file": "b.csv"},
    ]
    decide = {**WAIVE, "what": "Kirjataan", "who": "Ville", "due": "2027-01-31", "cells": cells}
    change = {"goal": "T1", "act": "fund", "amounts": [[2027, 5_000_000], [0, 1]]}
    written(
        tmp_path,
        waiver(1),
        {"id": "n", **head, "note": {"goal": "T1", "goal_name": "Paras", "text": "Kysytään"}},
        {"id": "d", **head, "decide": decide},
        {"id": "c", **head, "change": change},
    )
    read = load((tmp_path,))
    about = About("DEF01", Subject.GOAL, "T1", "Paras")
    assert [(w.about, w.reason, w.until, w.by) for w in read.waivers] == [
        (about, "Syy", date(2027, 6, 30), "Maija")
    ]
    assert [(n.goal, n.goal_name, n.text) for n in read.remarks] == [("T1", "Paras", "Kysytään")]
    (decision,) = read.decisions
    assert (decision.about, decision.what, decision.who, decision.due) == (
        about, "Kirjataan", "Ville", date(2027, 1, 31)
    )  # fmt: skip
    owner, line, file = Cell("s.xlsx", "T", 12, 28, "ei"), Cell("b.csv", "", 7, 0, "x"), Cell("b.csv", "")
    assert decision.named_cells == (("owner", owner), ("", line), ("", file))
    assert read.intents[0].change == Change("T1", Act.FUND, amounts=((2027, 5_000_000), (0, 1)))
    assert read.damaged == ()


def test_entries_stand_oldest_first_whatever_the_clock_zone(tmp_path):
    late = {**waiver(1), "at": "2026-11-22T09:30:00Z"}  # 11:30 in Finland
    written(tmp_path, late, waiver(2), {**waiver(3), "at": "2026-11-22T08:30:00"})
    assert ids(tmp_path) == ["w2", "w3", "w1"]


def test_a_withdrawal_takes_an_entry_back_and_can_be_taken_back_itself(tmp_path):
    written(tmp_path, waiver(1), waiver(2), withdrawal(1, "w1"))
    assert ids(tmp_path) == ["w2"]
    written(tmp_path, waiver(1), waiver(2), withdrawal(1, "w1"), withdrawal(2, "u1"))
    assert ids(tmp_path) == ["w1", "w2"]
    written(tmp_path, withdrawal(1, "w1"), waiver(1), withdrawal(3, "u3"))
    assert ids(tmp_path) == [], "in whatever order the lines were united"


def test_whose_clock_is_slow_can_take_back_a_withdrawal_all_the_same(tmp_path):
    slow = {**withdrawal(2, "u1"), "at": "2026-11-22T08:00:00Z"}
    written(tmp_path, waiver(1), withdrawal(1, "w1"), slow)
    assert ids(tmp_path) == ["w1"]
    written(tmp_path, waiver(1), withdrawal(1, "u2"), withdrawal(2, "u1"))
    assert ids(tmp_path) == ["w1"], "two that take each other back take nothing else back"


def test_keys_and_kinds_of_a_newer_version_are_let_be(tmp_path):
    newer = {**waiver(1), "mood": "good", "waive": {**waiver(1)["waive"], "colour": 3}}
    written(tmp_path, newer, {"id": "q", "at": "2026-11-22T10:00:00Z", "by": "x", "approve": {"a": 1}})
    read = load((tmp_path,))
    assert (len(read.waivers), read.damaged) == (1, ())


@pytest.mark.parametrize(
    "name", ["aligner.followup (Maija's conflicted copy).jsonl", "aligner.followup-KONE.jsonl"]
)
def test_copies_of_a_sync_service_are_united_by_id(name, tmp_path):
    written(tmp_path, waiver(1), waiver(2))
    written(tmp_path, waiver(1), waiver(3), withdrawal(1, "w2"), name=name)
    assert ids(tmp_path) == ["w1", "w3"]
    append(tmp_path, waiver(4))
    assert ids(tmp_path) == ["w1", "w3", "w4"]
    assert "w4" not in (tmp_path / name).read_text()


def test_the_followup_lies_in_the_plans_folder_or_in_that_of_its_first_file(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    paths = (tmp_path / "a" / "plan.xlsx", tmp_path / "b" / "budget.csv")
    assert home(paths) == tmp_path / "a"
    written(tmp_path / "b", waiver(1))
    assert home(paths) == tmp_path / "b", "where one is kept already, it goes on being kept"
    assert home((tmp_path / "b",)) == tmp_path / "b"


DAMAGE = {
    "binary": b"\x00\x9f\xff{]\x01\n",
    "half a line": b'{"id": "w9", "at": "2026\n',
    "a conflict mark": b"<<<<<<< HEAD\n",
    "no object": b"[1, 2]\n",
    "no id": b"{}\n",
    "deep": b"[" * 100_000 + b"\n",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_line_is_named_and_all_others_are_read(damage, tmp_path):
    path = written(tmp_path, waiver(1))
    path.write_bytes(path.read_bytes() + damage + json.dumps(waiver(2)).encode() + b"\n")
    before = path.read_bytes()
    read = load((tmp_path,))
    assert [one.id for one in read.waivers] == ["w1", "w2"]
    assert [(cell.file, cell.row) for cell in read.damaged] == [(FILE, 2)]
    assert path.read_bytes() == before, "reading never writes"
    assert asides(tmp_path) == []


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_who_writes_to_a_damaged_file_keeps_it_first(damage, tmp_path):
    path = written(tmp_path, waiver(1))
    path.write_bytes(path.read_bytes() + damage + json.dumps(waiver(2)).encode() + b"\r\n")
    path.chmod(0o640)
    before = path.read_bytes()
    append(tmp_path, waiver(3))
    (aside,) = asides(tmp_path)
    assert aside.read_bytes() == before
    read = load((tmp_path,))
    assert [one.id for one in read.waivers] == ["w1", "w2", "w3"]
    assert (read.damaged, read.kept_aside) == ((), (aside.name,))
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(tmp_path.iterdir()) == sorted([path, aside])


def test_a_second_damage_within_the_second_is_kept_beside_the_first(tmp_path):
    for number in range(3):
        with (tmp_path / FILE).open("ab") as file:
            file.write(b"garbage %d\n" % number)
        append(tmp_path, waiver(number))
    assert len(asides(tmp_path)) == 3
    assert ids(tmp_path) == ["w0", "w1", "w2"]


def test_a_line_that_has_an_id_and_is_not_understood_is_named_and_stays(tmp_path):
    path = written(tmp_path, waiver(1), waiver(2, until="30.6.2027"), waiver(3, subject="galaxy"))
    assert [cell.row for cell in load((tmp_path,)).damaged] == [2, 3]
    append(tmp_path, waiver(4))
    assert (ids(tmp_path), asides(tmp_path)) == (["w1", "w4"], [])
    assert '"30.6.2027"' in path.read_text()


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_last_line_without_its_break_never_swallows_the_next(end, tmp_path):
    written(tmp_path, waiver(1), end=end)
    append(tmp_path, waiver(2))
    assert (ids(tmp_path), asides(tmp_path)) == (["w1", "w2"], [])


def test_a_torn_last_line_is_kept_aside_when_somebody_writes(tmp_path):
    path = written(tmp_path, waiver(1), '{"id": "w2", "at": "2026-1', end="")
    assert [cell.row for cell in load((tmp_path,)).damaged] == [2]
    append(tmp_path, waiver(3))
    assert ids(tmp_path) == ["w1", "w3"]
    assert asides(tmp_path)[0].read_text().endswith('"2026-1')
    assert path.read_bytes().count(b"\n") == 2


def test_a_line_that_is_just_being_written_is_waited_for(tmp_path):
    line = json.dumps(waiver(2))
    path = written(tmp_path, waiver(1), line[:40], end="")

    def finish():
        with path.open("a") as file:
            file.write(line[40:] + "\n")

    other = threading.Timer(0.01, finish)
    other.start()
    assert (ids(tmp_path), load((tmp_path,)).damaged) == (["w1", "w2"], ())
    other.join()


def test_marks_of_windows_editors_are_no_damage(tmp_path):
    text = "\ufeff" + json.dumps(waiver(1)) + "\r\n\r\n  \r\n" + json.dumps(waiver(2))
    (tmp_path / FILE).write_bytes(text.encode())
    assert (ids(tmp_path), load((tmp_path,)).damaged) == (["w1", "w2"], ())
    append(tmp_path, waiver(3))
    assert (ids(tmp_path), asides(tmp_path)) == (["w1", "w2", "w3"], [])


WRITER = """
import sys
from datetime import date
from pathlib import Path
from aligner import service
from aligner.model.assessment import Assessment
from aligner.model.finding import Finding, Severity, Subject
from aligner.service import followup
class Today:
    as_of = date(2026, 11, 22)
finding = Finding("DEF01", "definition-missing", Severity.BLOCKER, Subject.GOAL, "T1", "Paras")
sys.stdin.readline()
for number in range(40):
    followup.waive(service.Request((Path(sys.argv[1]),)), Today(), finding,
                   reason=f"{number}", by=sys.argv[2], until=date(2027, 6, 30))
"""


def two_writers(folder):
    command = [sys.executable, "-c", WRITER, str(folder)]
    both = [
        subprocess.Popen([*command, name], stdin=subprocess.PIPE, text=True) for name in ("Maija", "Ville")
    ]
    for writer in both:
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in both:
        writer.communicate(timeout=60)
        assert writer.returncode == 0


def test_two_processes_that_write_forty_each_at_once_lose_none(tmp_path):
    two_writers(tmp_path)
    found = {(one.by, one.reason) for one in load((tmp_path,)).waivers}
    assert found == {(by, str(n)) for by in ("Maija", "Ville") for n in range(40)}


def test_two_processes_lose_none_while_the_file_is_damaged_under_them(tmp_path):
    path = written(tmp_path, waiver(1))
    stop = threading.Event()

    def damage():
        while not stop.wait(0.01):
            with path.open("ab") as file:
                file.write(b"\x00garbage\n")

    vandal = threading.Thread(target=damage)
    vandal.start()
    try:
        two_writers(tmp_path)
    finally:
        stop.set()
        vandal.join()
    assert len(load((tmp_path,)).waivers) == 81
    assert asides(tmp_path), "else nothing was damaged, and the test proves nothing"


def test_an_entry_is_not_lost_when_a_sync_service_replaces_the_file_under_it(tmp_path, monkeypatch):
    path = written(tmp_path, waiver(1))
    write_on = followup_log._write_on
    replaced = []

    def write_and_replace(handle, size, added):
        write_on(handle, size, added)
        if not replaced:
            replaced.append(written(tmp_path, waiver(1), waiver(2), name="incoming.tmp").replace(path))

    monkeypatch.setattr(followup_log, "_write_on", write_and_replace)
    append(tmp_path, waiver(3))
    assert ids(tmp_path) == ["w1", "w2", "w3"]


def test_a_writer_who_waits_while_the_file_is_replaced_writes_to_the_new_one(tmp_path):
    path = written(tmp_path, waiver(1))
    with followup_lock.locked(path):
        other = threading.Thread(target=append, args=(tmp_path, waiver(3)))
        other.start()
        time.sleep(0.05)
        written(tmp_path, waiver(1), waiver(2), name="incoming.tmp").replace(path)
    other.join()
    assert ids(tmp_path) == ["w1", "w2", "w3"]


def test_a_file_that_is_held_for_too_long_is_said_so(tmp_path, monkeypatch):
    monkeypatch.setattr(followup_lock, "PATIENCE", 0.05)
    with followup_lock.locked(tmp_path / FILE), pytest.raises(OutputError) as caught:
        append(tmp_path, waiver(1))
    assert caught.value.code == "followup-busy"
    append(tmp_path, waiver(2))
    assert ids(tmp_path) == ["w2"]


def test_a_folder_without_locks_is_written_to_all_the_same(tmp_path, monkeypatch):
    def none(handle):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(followup_lock, "_lock", none)
    append(tmp_path, waiver(1))
    assert ids(tmp_path) == ["w1"]


def refused(folder):
    with pytest.raises(OutputError) as caught:
        append(folder, waiver(5))
    return caught.value.code, caught.value.__cause__.errno


def test_a_folder_of_that_name_is_told_and_left_alone(tmp_path):
    (tmp_path / FILE).mkdir()
    assert load((tmp_path,)).damaged == (Cell(FILE, ""),)
    assert refused(tmp_path) == ("not-written", errno.EISDIR)
    assert list((tmp_path / FILE).iterdir()) == []


def test_a_pipe_of_that_name_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / FILE)
    assert load((tmp_path,)).damaged == (Cell(FILE, ""),)
    assert refused(tmp_path)[0] == "not-written"


def test_links_in_a_circle_are_told(tmp_path):
    (tmp_path / FILE).symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / FILE)
    assert load((tmp_path,)).damaged == (Cell(FILE, ""),)
    with pytest.raises(OutputError):
        append(tmp_path, waiver(1))


def test_a_folder_that_is_not_there_is_told(tmp_path):
    assert refused(tmp_path / "nowhere") == ("not-written", errno.ENOENT)


@pytest.fixture
def full_disk():
    """No file may grow beyond a kilobyte: the system's own refusal, as when the disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_fills_up_leaves_the_file_as_it_was(tmp_path, full_disk):
    path = written(tmp_path, waiver(1), waiver(2), waiver(3, reason="x" * 200))
    before = path.read_bytes()
    assert len(before) < 1024
    with pytest.raises(OutputError):
        append(tmp_path, waiver(4, reason="y" * 900))
    assert path.read_bytes() == before
    assert ids(tmp_path) == ["w1", "w2", "w3"]


def test_a_disk_without_room_for_the_damaged_file_leaves_all_as_it_was(tmp_path):
    path = written(tmp_path, waiver(1), "garbage " * 300)
    before, limit = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limit[1]))
    try:
        with pytest.raises(OutputError):
            append(tmp_path, waiver(2))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_link_to_a_shared_file_stays_a_link(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    plan = tmp_path / "plan"
    plan.mkdir()
    (plan / FILE).symlink_to(written(shared, waiver(1), "garbage"))
    append(plan, waiver(2))
    assert (plan / FILE).is_symlink()
    assert ids(plan) == ids(shared) == ["w1", "w2"]
    assert load((plan,)).kept_aside


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path):
    tmp_path.chmod(0o555)
    assert refused(tmp_path) == ("not-written", errno.EACCES)


def test_text_of_any_kind_is_kept_as_it_stands(tmp_path):
    said = "äö\u2028\u0085 \\ \" '\U0001f600 [red] {x}"
    append(tmp_path, waiver(1, reason=said))
    assert load((tmp_path,)).waivers[0].reason == said
    assert (tmp_path / FILE).read_bytes().count(b"\n") == 1


def test_the_folder_is_named_in_the_error(tmp_path):
    (tmp_path / FILE).mkdir()
    with pytest.raises(OutputError) as caught:
        append(tmp_path, waiver(1))
    assert caught.value.params["file"] == str(Path(tmp_path / FILE))
