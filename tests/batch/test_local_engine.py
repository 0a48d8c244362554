from __future__ import annotations

import os
import threading
import time

import batch_works
import pytest

from aligner.batch.engines import Began, Failure, Outcome, Task
from aligner.batch.local import LocalEngine
from aligner.model.limits import Limits


@pytest.fixture
def engine():
    made: list[LocalEngine] = []

    def make(jobs=2, **limits):
        made.append(LocalEngine(jobs, batch_works.do, Limits(**limits), batch_works.without))
        return made[-1]

    yield make
    for one in made:
        one.close()


def answers(engine, **arguments):
    told = list(engine.run(Task(name, argument) for name, argument in arguments.items()))
    began = [one.id for one in told if isinstance(one, Began)]
    outcomes = [one for one in told if isinstance(one, Outcome)]
    assert sorted(began) == sorted(one.id for one in outcomes) == sorted(arguments)
    return {one.id: one.answer for one in outcomes}


def gone(pid: int) -> bool:
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def test_every_task_ends_once_whatever_happens_to_the_others(engine):
    told = answers(engine(), good=("a",), worse=("refused",), lost=("dies",), other=("b", "c"))
    assert told["good"] == ("a",)
    assert told["other"] == ("b", "c")
    assert told["worse"] == Failure("empty", {"file": "a.csv"})
    assert told["lost"] == Failure("reader-died", {"file": "dies"})


def test_a_defect_of_the_work_costs_its_own_task_and_becomes_a_sentence(engine):
    told = answers(engine(1), broken=("breaks",), good=("a",))
    assert told["broken"] == Failure("unexpected", {"kind": "KeyError"})
    assert told["good"] == ("a",)


def test_a_process_that_died_of_what_others_took_is_tried_once_more(engine, tmp_path):
    task = (f"dies-once:{tmp_path / 'mark'}", "b")
    assert answers(engine(), shaky=task, good=("a",)) == {"shaky": task, "good": ("a",)}


def test_the_file_that_a_process_dies_of_is_left_out_and_the_others_are_read(engine):
    told = answers(engine(), plan=("a", "dies", "b", "dies:again"))
    assert told["plan"] == ("a", "b")


def test_a_file_that_hangs_is_ended_and_named(engine):
    told = answers(engine(2, seconds=0.8), slow=("hangs",), good=("a",))
    assert told["good"] == ("a",)
    assert told["slow"] == Failure("reader-too-slow", {"file": "hangs", "limit": "0.8"})


def test_tasks_are_taken_as_there_is_room(engine):
    taken = []

    def tasks():
        for number in range(200):
            taken.append(number)
            yield Task(str(number), ("a",))

    running = engine(1).run(tasks())
    next(running)
    time.sleep(0.3)
    assert len(taken) < 20
    assert sum(isinstance(one, Outcome) for one in running) == 200


def test_what_the_tasks_raise_is_raised_where_the_outcomes_are_taken(engine):
    def tasks():
        yield Task("a", ("a",))
        raise OSError("the disk has gone")

    with pytest.raises(OSError, match="the disk has gone"):
        list(engine().run(tasks()))


def test_closing_ends_all_processes_at_once(engine, tmp_path):
    running = engine(2).run(Task(str(number), (f"pid:{tmp_path}", "hangs")) for number in range(4))
    assert [type(next(running)) for _ in range(2)] == [Began, Began]
    while len(pids := [int(path.name) for path in tmp_path.iterdir()]) < 2:
        time.sleep(0.01)
    begun = time.monotonic()
    running.close()
    assert time.monotonic() - begun < 1
    assert all(map(gone, pids))


def test_another_thread_may_close_it_and_nothing_starts_afterwards(engine, tmp_path):
    one = engine(2)
    threading.Timer(0.5, one.close).start()
    told = list(one.run(Task(str(number), (f"pid:{tmp_path}", "hangs")) for number in range(50)))
    assert not any(isinstance(said, Outcome) and not isinstance(said.answer, Failure) for said in told)
    assert all(gone(int(path.name)) for path in tmp_path.iterdir())
    assert threading.active_count() < 10
