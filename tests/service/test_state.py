import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from aligner.model.assessment import Assessment, GoalVerdict
from aligner.model.plan import Plan
from aligner.model.verdicts import Verdict
from aligner.service import recent
from aligner.service.state import (
    LONGEST,
    PLANS,
    State,
    keep_state,
    load_state,
    save_state,
    state_folder,
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "aligner"


def test_what_was_saved_is_loaded():
    state = State().with_general({"theme": "dark"}).with_plan((Path("a"),), {"screen": "money"})
    save_state(state)
    assert load_state() == state
    assert load_state().of((Path("a"),)) == {"screen": "money"}
    assert load_state().of((Path("b"),)) == {}


def test_a_plan_left_last_comes_first_and_is_replaced_whole():
    a, b = (Path("a"),), (Path("b"), Path("c"))
    state = State().with_plan(a, {"goal": "T1", "sort": "name"}).with_plan(b, {}).with_plan(a, {"goal": "T2"})
    assert [Path(key[0]).name for key in state.plans] == ["a", "b"]
    assert state.of(a) == {"goal": "T2"}


def test_no_more_plans_are_kept_than_fifty(folder):
    state = State()
    for number in range(PLANS + 5):
        state = state.with_plan((Path(str(number)),), {"n": str(number)})
    save_state(state)
    assert len(load_state().plans) == PLANS
    assert load_state().of((Path(str(PLANS + 4)),))
    assert not load_state().of((Path("0"),))


def test_what_is_too_long_or_too_much_is_not_kept():
    save_state(
        State({"long": "x" * (LONGEST + 1), "short": "x"}).with_plan((), {str(n): "" for n in range(999)})
    )
    assert load_state().general == {"short": "x"}
    assert all(len(kept) < 100 for kept in load_state().plans.values())


def test_two_windows_forget_nothing_of_each_other():
    keep_state((Path("a"),), {"screen": "goals"}, {"theme": "dark"})
    keep_state((Path("b"),), {"screen": "money"}, {"mouse": "off"})
    keep_state((), {}, {"mouse": "on"})
    assert load_state().general == {"theme": "dark", "mouse": "on"}
    assert {Path(key[0]).name for key in load_state().plans} == {"a", "b"}


DAMAGED = (
    "",
    "{",
    "[1]",
    "null",
    '{"plans": 3}',
    '{"general": [1]}',
    "[" * 100_000,
    '{"plans": [{"paths": [1]}]}',
)


@pytest.mark.parametrize("content", DAMAGED)
def test_what_is_damaged_is_as_if_it_had_never_been(content, folder):
    folder.mkdir(parents=True)
    (folder / "state.json").write_text(content)
    (folder / "recent.json").write_text(content)
    assert load_state() == State()
    assert recent.recent_plans() == ()


def test_what_is_whole_beside_the_damage_is_kept(folder):
    folder.mkdir(parents=True)
    plans = [{"paths": ["/a"], "remembered": {"x": "y", "n": 1}}, {"paths": "b"}, 7]
    (folder / "state.json").write_text(json.dumps({"general": {"a": "b", "c": None}, "plans": plans, "z": 1}))
    assert load_state() == State({"a": "b"}, {("/a",): {"x": "y"}})


def test_bytes_that_are_no_text_are_no_state(folder):
    folder.mkdir(parents=True)
    (folder / "state.json").write_bytes(b"\xff\xfe\x93")
    assert load_state() == State()


def test_a_machine_that_cannot_keep_it_goes_without(tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    save_state(State({"a": "b"}))
    assert load_state() == State()


@pytest.mark.parametrize(("system", "variables", "expected"), [
    ("linux", {}, "home/.local/state/aligner"),
    ("darwin", {}, "home/Library/Application Support/aligner"),
    ("win32", {"LOCALAPPDATA": "local"}, "local/aligner"),
    ("win32", {}, "home/.local/state/aligner"),
    ("darwin", {"XDG_STATE_HOME": "xdg"}, "xdg/aligner"),
])  # fmt: skip
def test_the_folder_is_where_the_system_keeps_such_things(system, variables, expected, tmp_path, monkeypatch):
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, where in variables.items():
        monkeypatch.setenv(name, str(tmp_path / where))
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert state_folder() == tmp_path / expected


def read_on(day, slogans, backed=1):
    """An assessment with so many slogans."""
    verdicts = [Verdict.SLOGAN] * slogans + [Verdict.BACKED] * backed
    goals = tuple(GoalVerdict(str(n), verdict, None, {}, 0, 0) for n, verdict in enumerate(verdicts))
    empty = dict.fromkeys(("areas", "findings", "tallies", "differences"), ())
    shares = dict.fromkeys(("slogan_share", "backed_share", "say_pay_gap", "evidence_coverage"))
    return Assessment(Plan("P"), date(2026, 3, day), "1", goals, **empty, **shares)


@pytest.mark.parametrize(("readings", "before"), [
    ([(1, 5)], None),
    ([(1, 5), (2, 3)], (5, 1)),
    ([(1, 5), (2, 5)], None),
    ([(1, 5), (2, 3), (3, 3)], (5, 1)),  # opened again, nothing changed: it is still told what changed last
    ([(1, 5), (2, 4), (2, 3)], (5, 1)),  # one workshop, one step
    ([(1, 5), (2, 4), (2, 5)], None),  # tried and taken back
    ([(1, 5), (2, 4), (3, 3)], (4, 2)),
])  # fmt: skip
def test_a_recent_plan_tells_how_it_stood_before(readings, before, tmp_path):
    for day, slogans in readings:
        recent.remember_paths((tmp_path,), read_on(day, slogans))
    (plan,) = recent.recent_plans()
    assert (plan.slogans, plan.opened) == (readings[-1][1], f"2026-03-0{readings[-1][0]}")
    told = plan.before and (plan.before.slogans, int(plan.before.opened[-1]))
    assert told == before


def test_a_plan_on_a_disk_that_is_away_comes_back_with_its_history(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    for day, slogans in ((1, 5), (2, 3)):
        recent.remember_paths((disk,), read_on(day, slogans))
    disk.rename(tmp_path / "away")
    recent.remember_paths((tmp_path,), read_on(3, 1))
    assert [plan.paths for plan in recent.recent_plans()] == [(str(tmp_path),)]
    (tmp_path / "away").rename(disk)
    assert recent.recent_plans()[1].before.slogans == 5


def test_the_history_is_no_longer_than_it_needs_to_be(tmp_path):
    for day in range(1, 31):
        recent.remember_paths((tmp_path,), read_on(day, day))
    assert len(recent.recent_plans()[0].earlier) == recent.EARLIER


def test_a_list_of_an_older_version_is_read(folder, tmp_path):
    folder.mkdir(parents=True)
    old = {
        "paths": [str(tmp_path)],
        "name": "P",
        "slogans": 5,
        "half_hearted": 0,
        "backed": 1,
        "opened": "2026-03-01",
    }
    entries = [old, {**old, "slogans": "many"}, {**old, "earlier": [{"slogans": 1}], "later": 1}]
    (folder / "recent.json").write_text(json.dumps(entries))
    plans = recent.recent_plans()
    assert [plan.slogans for plan in plans] == [5, 5]
    assert plans[0].earlier == plans[1].earlier == ()
    recent.remember_paths((tmp_path,), replace(read_on(2, 3)))
    assert recent.recent_plans()[0].before.slogans == 5
