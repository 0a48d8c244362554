import os
from dataclasses import replace

import pytest

from aligner import service
from aligner.i18n import LANGUAGES, text
from aligner.service import Request
from aligner.service.watching import (
    GONE_AFTER,
    MOST_PATIENCE,
    QUIET,
    Fingerprint,
    Mark,
    Signal,
    Watch,
    fingerprint,
    lost_files,
)


def disk(plan="a:1 b:1", followup=""):
    """A disk told in words: each file with a size, ``-`` where it isn't there."""

    def marks(told):
        pairs = [one.split(":") for one in told.split()]
        return tuple(Mark(name, -1 if size == "-" else int(size)) for name, size in pairs)

    return Fingerprint(marks(plan), marks(followup))


KNOWN = disk()


def story(*looks, known=KNOWN):
    """What a watch says of a row of ``(second, disk)``."""
    watch = Watch(known)
    return [watch.look(seen, second).signal.value for second, seen in looks]


def test_nothing_is_said_while_nothing_changes():
    assert story((0, disk()), (1, disk()), (100, disk())) == ["unchanged"] * 3


def test_a_file_that_grows_is_waited_for_until_it_is_quiet():
    looks = [(0, disk("a:0 b:1")), (1, disk("a:500 b:1")), (2, disk("a:900 b:1"))]
    later = [(2 + QUIET - 0.1, disk("a:900 b:1")), (2 + QUIET, disk("a:900 b:1"))]
    assert story(*looks, *later) == ["changing"] * 4 + ["read"]


def test_a_file_that_is_away_for_a_moment_is_waited_for():
    gone, back = disk("a:- b:1"), disk("a:2 b:1")
    said = story((0, gone), (3, gone), (GONE_AFTER - 1, gone), (GONE_AFTER, back), (GONE_AFTER + QUIET, back))
    assert said == ["changing"] * 4 + ["read"]


def test_a_file_that_stays_away_is_told_of_and_what_was_read_holds():
    watch = Watch(disk())
    watch.look(disk("a:- b:1"), 0)
    look = watch.look(disk("a:- b:1"), GONE_AFTER)
    assert (look.signal, look.files) == (Signal.GONE, ("a",))
    assert watch.look(disk(), GONE_AFTER + 1).signal is Signal.UNCHANGED


def test_a_file_that_was_never_there_is_no_news():
    known = disk("a:- b:1")
    assert story((0, known), known=known) == ["unchanged"]
    changed = disk("a:- b:2")
    assert story((0, changed), (QUIET, changed), known=known) == ["changing", "read"]


def test_new_and_vanished_files_of_a_folder_are_read():
    for seen in (disk("a:1 b:1 c:1"), disk("a:1")):
        assert story((0, seen), (QUIET, seen)) == ["changing", "read"]


def test_of_the_followup_alone_the_plan_is_not_read_again():
    seen = disk(followup="f:9")
    assert story((0, seen), (QUIET, seen)) == ["changing", "followup"]
    both = disk("a:2 b:1", "f:9")
    assert story((0, both), (QUIET, both)) == ["changing", "read"]


def test_what_was_read_is_the_news_no_more():
    watch = Watch(disk())
    seen = disk("a:2 b:1")
    watch.look(seen, 0)
    assert watch.look(seen, QUIET).signal is Signal.READ
    watch.was_read(seen)
    assert watch.look(seen, QUIET + 1).signal is Signal.UNCHANGED


def test_what_changes_while_it_is_read_is_read_once_more():
    watch = Watch(disk())
    first, second = disk("a:2 b:1"), disk("a:3 b:1")
    watch.look(first, 0)
    watch.look(first, QUIET)
    watch.look(second, QUIET + 1)
    watch.was_read(first)
    assert watch.look(second, QUIET + 1 + QUIET).signal is Signal.READ


def test_after_a_failure_it_is_tried_again_with_growing_patience():
    watch, seen, now, waits = Watch(disk()), disk("a:2 b:1"), 0.0, []
    watch.look(seen, now)
    now += QUIET
    for _ in range(8):
        assert watch.look(seen, now).signal is Signal.READ
        waits.append(watch.failed(seen, ["a"], now).again_in)
        look = watch.look(seen, now + waits[-1] - 0.5)
        assert (look.signal, look.files, look.again_in) == (Signal.WAITING, ("a",), 0.5)
        now += waits[-1]
    assert waits == [2, 4, 8, 16, 32, MOST_PATIENCE, MOST_PATIENCE, MOST_PATIENCE]


def test_a_file_that_changes_after_a_failure_is_tried_at_once_and_patience_begins_anew():
    watch, seen, mended = Watch(disk()), disk("a:2 b:1"), disk("a:3 b:1")
    watch.look(seen, 0)
    watch.failed(seen, ["a"], QUIET)
    watch.failed(seen, ["a"], QUIET + 2)
    watch.look(mended, 5)
    assert watch.look(mended, 5 + QUIET).signal is Signal.READ
    assert watch.failed(mended, ["a"], 7).again_in == 2
    assert watch.look(disk(), 8).signal is Signal.UNCHANGED, "what was undone needs no reading"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.csv").write_text("Tavoite;Määritelmä\nPuhelu vastataan;Kahdessa minuutissa\n", "utf-8")
    (tmp_path / "raha.csv").write_text("Tavoite;Summa\nPuhelu vastataan;5\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    ["~$plan.xlsx", ".~lock.plan.csv#", "._plan.csv", "4F2A1C00", "plan.xlsx.tmp", "report.md", "x.json"],
)
def test_what_lies_beside_a_plan_is_no_change(name, folder):
    before = fingerprint(Request((folder,)))
    (folder / name).write_text("x")
    assert fingerprint(Request((folder,))) == before


def test_a_change_of_any_of_its_files_is_seen(folder):
    request = Request((folder,))
    seen = [fingerprint(request)]
    for name, content in (("plan.csv", "Tavoite\nMuu\n"), ("uusi.csv", "a;b\n"), ("aligner.toml", "\n")):
        (folder / name).write_text(content)
        seen.append(fingerprint(request))
    (folder / "raha.csv").unlink()
    seen.append(fingerprint(request))
    assert len({one.plan for one in seen}) == len(seen)
    assert not any(one.followup for one in seen)
    (folder / "aligner.followup.jsonl").write_text("")
    last = fingerprint(request)
    assert (last.plan == seen[-1].plan, bool(last.followup)) == (True, True)


def test_a_file_of_the_same_size_and_time_that_takes_anothers_place_is_seen(folder):
    request = Request((folder / "plan.csv",))
    before, told = fingerprint(request), (folder / "plan.csv").stat()
    (folder / "new").write_bytes((folder / "plan.csv").read_bytes()[::-1])
    os.utime(folder / "new", ns=(told.st_atime_ns, told.st_mtime_ns))
    (folder / "new").replace(folder / "plan.csv")
    assert fingerprint(request) != before


def test_last_years_plan_and_a_settings_file_elsewhere_are_watched(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "vanha.csv").write_text("a\n")
    (other / "mine.toml").write_text("\n")
    request = Request((folder,), previous=(other,), config=other / "mine.toml")
    before = fingerprint(request)
    (other / "vanha.csv").write_text("a;b\n")
    between = fingerprint(request)
    (other / "mine.toml").write_text("name = 'x'\n")
    assert len({before, between, fingerprint(request)}) == 3


def test_what_is_not_there_raises_nothing(tmp_path):
    seen = fingerprint(Request((tmp_path / "a.csv", tmp_path / "none" / "b.csv")))
    assert len(seen.missing) == 2
    assert fingerprint(Request(())) == Fingerprint((), ())


def test_a_file_that_could_be_read_and_now_cannot_is_named(folder):
    request = Request((folder,))
    before = service.check(request)
    (folder / "raha.csv").write_bytes(b"PK\x03\x04 half a workbook")
    after = service.check(request)
    assert lost_files(before, after) == ("raha.csv",)
    assert lost_files(before, before) == lost_files(after, after) == ()
    assert lost_files(after, replace(after)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("signal", ["changing", "waiting", "gone"])
def test_every_signal_that_means_waiting_has_a_sentence(signal, language):
    assert "a.csv" in text(f"screen.watch.{signal}", language, files="a.csv")
