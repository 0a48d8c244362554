from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from batch_records import found, record

from aligner.batch import runner
from aligner.batch.answers import PlanDone, Unchanged
from aligner.batch.engines import Began, Failure, Outcome
from aligner.batch.outputs import Outputs
from aligner.batch.runner import Runner, largest_first
from aligner.batch.store import Store, read
from aligner.batch.store_file import FOLDER, alone
from aligner.model.errors import OutputError
from aligner.settings import whole_file

SETTINGS = {"as_of": "2026-11-21", "version": "1"}
FORMS = ("md", "json")


class AtOnce:
    """An engine that answers at once: the fingerprint is the content, which is the report; "!" fails."""

    def __init__(self, contents, *, backwards=False):
        self.contents = contents
        self.backwards = backwards
        self.closed = False

    def run(self, tasks):
        for task in reversed(list(tasks)) if self.backwards else tasks:
            plan, known = task.argument
            yield Began(task.id)
            yield Outcome(task.id, self._answer(plan, known))

    def _answer(self, plan, known):
        content = self.contents[plan.id]
        if content == "!":
            return Failure("empty", {"file": plan.id})
        if content == known:
            return Unchanged(known)
        return PlanDone(record(plan), {form: f"{form} {content}\n".encode() for form in FORMS}, content)

    def close(self):
        self.closed = True


@pytest.fixture
def batch(tmp_path):
    def run(contents, *, resume=False, plans=None, forms=FORMS, engine=None):
        steps = []
        engine = engine or AtOnce(contents)
        try:
            with alone(tmp_path / "out"):
                outputs = Outputs(tmp_path / "out")
                with closing(Store(tmp_path / "out")) as store:
                    plans = plans or found(*contents)
                    store.begin({**SETTINGS, "forms": list(forms)}, plans, {}, resume=resume)
                    runner = Runner(store, outputs, forms)
                    runner.announce(plans)
                    runner.run(engine, lambda plan, known: (plan, known), steps.append)
        finally:
            assert engine.closed or not steps
        return {step.plan.id: step.how for step in steps}

    run.out = tmp_path / "out"
    return run


def files(out: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(out.iterdir()) if path.is_file()}


def test_reports_are_written_and_what_is_kept_speaks_of_them(batch):
    assert batch({"a": "one", "b": "!"}) == {"a": "done", "b": "failed"}
    assert files(batch.out) == {"a.md": "md one\n", "a.json": "json one\n"}
    held = read(batch.out)
    assert [one.id for one in held.records] == ["a"]
    assert [(one.id, one.code) for one in held.failures] == [("b", "empty")]


def test_the_order_of_completion_changes_nothing(batch, tmp_path):
    contents = {"a": "one", "b": "!", "c": "two"}
    batch(contents)
    before, held = files(batch.out), read(batch.out)
    batch(contents, engine=AtOnce(contents, backwards=True))
    assert files(batch.out) == before
    assert (read(batch.out).records, read(batch.out).failures) == (held.records, held.failures)


def test_who_resumes_does_again_only_what_has_changed(batch):
    batch({"a": "one", "b": "two", "c": "!"})
    told = batch({"a": "one", "b": "two, changed", "c": "three"}, resume=True)
    assert told == {"a": "unchanged", "b": "done", "c": "done"}
    assert files(batch.out)["b.md"] == "md two, changed\n"
    assert batch({"a": "one", "b": "two, changed"}) == {"a": "done", "b": "done"}


@pytest.mark.parametrize("lost", ["a.md", "a.json"])
def test_a_report_that_is_gone_or_was_changed_is_written_again(batch, lost):
    batch({"a": "one"})
    before = files(batch.out)
    for spoil in (Path.unlink, lambda path: path.write_text("scribbled over")):
        spoil(batch.out / lost)
        assert batch({"a": "one"}, resume=True) == {"a": "done"}
        assert files(batch.out) == before


def test_other_formats_than_before_are_made_and_the_others_removed(batch):
    batch({"a": "one"})
    assert batch({"a": "one"}, resume=True, forms=("json",)) == {"a": "done"}
    assert list(files(batch.out)) == ["a.json"]


def test_a_plan_that_fails_leaves_no_report_of_an_earlier_time(batch):
    batch({"a": "one", "b": "two"})
    batch({"a": "!", "b": "two"}, resume=True)
    assert list(files(batch.out)) == ["b.json", "b.md"]


def test_what_others_put_there_is_left_alone_where_nothing_is_written(batch):
    batch.out.mkdir()
    (batch.out / "a.md").write_text("mine")
    (batch.out / "notes.txt").write_text("mine too")
    batch({"a": "!"})
    assert files(batch.out) == {"a.md": "mine", "notes.txt": "mine too"}


def test_reports_of_plans_that_are_gone_stay(batch):
    batch({"a": "one", "b": "two"})
    batch({"a": "one"}, resume=True)
    assert "b.md" in files(batch.out)
    assert [one.id for one in read(batch.out).records] == ["a"]


def test_reports_move_with_the_names_of_their_plans(batch):
    batch({"a": "one", "b": "two"})
    plan_a, plan_b = found("a", "b")
    renamed = [replace(plan_a, report="c"), replace(plan_b, report="a")]
    told = batch({"a": "one", "b": "two"}, resume=True, plans=renamed)
    assert told == {"a": "done", "b": "done"}
    assert files(batch.out) == {
        "a.json": "json two\n", "a.md": "md two\n", "c.json": "json one\n", "c.md": "md one\n",
    }  # fmt: skip


def test_a_plan_that_fails_under_anothers_former_name_leaves_nothing_there(batch):
    batch({"a": "one"})
    plan_a, plan_b = found("a", "b")
    batch({"a": "one", "b": "!"}, plans=[replace(plan_a, report="c"), replace(plan_b, report="a")])
    assert list(files(batch.out)) == ["c.json", "c.md"]


def test_a_folder_in_the_way_is_told_of_before_anything_is_read(batch):
    (batch.out / "b.md").mkdir(parents=True)
    engine = AtOnce({"a": "one", "b": "two"})
    with pytest.raises(OutputError) as caught:
        batch(engine.contents, engine=engine)
    assert caught.value.params["file"] == str(batch.out / "b.md")
    assert files(batch.out) == {}


def test_a_link_is_replaced_and_what_it_leads_to_stays(batch, tmp_path):
    batch.out.mkdir()
    (tmp_path / "elsewhere.md").write_text("mine")
    (batch.out / "a.md").symlink_to(tmp_path / "elsewhere.md")
    batch({"a": "one"})
    assert (tmp_path / "elsewhere.md").read_text() == "mine"
    assert not (batch.out / "a.md").is_symlink()


def test_halves_of_a_killed_run_are_removed_and_nobody_elses(batch):
    (batch.out / FOLDER).mkdir(parents=True)
    for name in (".aligner-1234.tmp", ".aligner/.aligner-5678.tmp", "a.tmp", ".aligner-notes"):
        (batch.out / name).write_text("half")
    batch({"a": "one"})
    assert sorted(files(batch.out)) == [".aligner-notes", "a.json", "a.md", "a.tmp"]
    assert not list((batch.out / FOLDER).glob("*.tmp"))


@pytest.mark.skipif(os.name == "nt", reason="no such limit")
def test_a_disk_that_fills_up_leaves_what_stood_there(batch, monkeypatch):
    batch({"a": "one", "b": "two"})
    before = files(batch.out)
    written = []

    def fill_up(handle, content):
        if len(written) == 2:
            raise OSError(28, os.strerror(28))
        written.append(content)
        os.write(handle, content)

    monkeypatch.setattr(whole_file, "write_through", fill_up)
    monkeypatch.setattr(runner, "_WRITERS", 1)  # one after the other, so that one plan is whole
    with pytest.raises(OutputError) as caught:
        batch({"a": "new", "b": "new"})
    assert caught.value.__cause__.errno == 28
    after = files(batch.out)
    assert sorted(after.values()) == ["json new\n", "json two\n", "md new\n", "md two\n"]
    assert before.keys() == after.keys()
    monkeypatch.undo()
    assert batch({"a": "new", "b": "new"}, resume=True) == {"a": "unchanged", "b": "done"}


def test_a_folder_that_vanishes_is_told_of(batch):
    class Vanishing(AtOnce):
        def run(self, tasks):
            began, ended = super().run(tasks)
            yield began
            batch.out.rename(batch.out.with_name("moved"))
            yield ended

    engine = Vanishing({"a": "one"})
    with pytest.raises(OutputError) as caught:
        batch(engine.contents, engine=engine)
    assert caught.value.__cause__.errno == 2


def test_the_largest_plans_are_read_first(tmp_path):
    (tmp_path / "folder").mkdir()
    sizes = {"small.csv": 10, "large.csv": 300, "folder/a.csv": 150, "folder/b.csv": 100}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    plans = [
        replace(plan, paths=(str(tmp_path / plan.id),))
        for plan in found("small.csv", "folder", "gone.csv", "large.csv")
    ]
    assert [plan.id for plan in largest_first(plans)] == ["large.csv", "folder", "small.csv", "gone.csv"]
