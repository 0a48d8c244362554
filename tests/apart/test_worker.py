"""A worker goes on whatever a task does, and says of each why it came to nothing."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from deeds import deed, echo, several

from aligner.apart.work import DiedError
from aligner.apart.worker import Worker
from aligner.model.errors import AlignerError, SourceError
from aligner.model.limits import Limits

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and groups of processes")

LIMITS = Limits(400 << 20, 30)
HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def _found_by_the_other_process(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(HERE))


@pytest.fixture
def worker():
    made = []

    def make(work=deed, limits=LIMITS, **how):
        made.append(Worker(work, limits, **how))
        return made[-1]

    yield make
    for one in made:
        one.close()


def gone(process, within=5.0):
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True  # nobody here can wait for a child of a child
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.005)
    return False


def run(script):
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


DEATHS = {
    "abort": "reader-died",
    "exit": "reader-died",
    "panic": "reader-died",
    "memory": "reader-out-of-memory",
    "memory under another name": "reader-out-of-memory",
    "native memory": "reader-out-of-memory",
}


ENDLESS = ["hang", "hold the interpreter"]


def test_each_death_costs_its_own_task_and_says_what_it_died_of(worker, capfd):
    ours = worker()
    for name, code in DEATHS.items():
        with pytest.raises(DiedError) as died:
            ours.do(name)
        assert (died.value.code, died.value.file) == (code, f"{name}.csv")
        assert died.value.params["file"] == f"{name}.csv"
    assert ours.do("next")[0] == "next"
    assert capfd.readouterr() == ("", "")


def test_the_limit_is_told_with_the_death(worker):
    with pytest.raises(DiedError) as died:
        worker().do("memory")
    assert died.value.params["limit"] == 400
    with pytest.raises(DiedError) as died:
        worker(several, Limits(0, 0.2)).do([60])
    assert (died.value.code, died.value.params["limit"]) == ("reader-too-slow", "0.2")


def test_where_no_limit_is_set_memory_ends_where_the_machine_ends(worker):
    with pytest.raises(DiedError) as died:
        worker(limits=Limits(0, 0)).do("native memory")
    assert died.value.code == "out-of-memory"


@pytest.mark.parametrize("name", ENDLESS)
def test_what_goes_past_its_time_is_ended(worker, name):
    ours = worker(limits=Limits(0, 1.0))  # a busy machine takes a while to start it
    begun = time.monotonic()
    with pytest.raises(DiedError) as died:
        ours.do(name)
    assert (died.value.code, died.value.file) == ("reader-too-slow", f"{name}.csv")
    assert time.monotonic() - begun < 5


def test_each_file_has_all_its_time(worker):
    told = []
    ours = worker(several, Limits(0, 1.0))
    assert ours.do([0.5, 0.5, 0.5], lambda *said: told.append(said)) == "read"
    assert told == [("file", f"{n}.csv", n, 3) for n in (1, 2, 3)]
    with pytest.raises(DiedError) as died:
        ours.do([0, 5])
    assert died.value.file == "2.csv"


def test_somebody_elses_signal_is_a_death_as_any(worker):
    ours = worker(several)

    def kill(_kind, *_):
        os.kill(ours._child.pid, signal.SIGKILL)

    with pytest.raises(DiedError) as died:
        ours.do([5], kill)
    assert died.value.code == "reader-died"


def test_errors_come_back_as_themselves_and_the_process_is_kept(worker):
    ours = worker()
    _, process, _ = ours.do("first")
    with pytest.raises(SourceError) as refused:
        ours.do("refuse")
    assert refused.value.params == {"file": "a.xlsx"}
    with pytest.raises(AlignerError) as defect:
        ours.do("defect")
    assert (defect.value.code, defect.value.params) == ("unexpected", {"kind": "ZeroDivisionError"})
    assert ours.do("last")[1] == process


def test_what_a_library_prints_is_no_answer_and_blocks_nothing(worker, capfd):
    assert worker().do("print")[0] == "print"
    assert capfd.readouterr() == ("", "")


def test_a_process_that_died_since_is_replaced_unnoticed(worker):
    ours = worker()
    _, process, _ = ours.do("first")
    os.kill(process, signal.SIGKILL)
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    assert ours.do("second")[1] != process


def test_ending_it_from_another_thread_ends_what_is_under_way(worker):
    ours = worker(several)
    threading.Timer(0.3, ours.end).start()
    begun = time.monotonic()
    with pytest.raises(DiedError) as died:
        ours.do([30])
    assert died.value.code == "reader-died"
    assert time.monotonic() - begun < 3
    assert ours.do([0]) == "read"


def test_what_the_hearer_raises_ends_the_process(worker):
    ours = worker(several)

    def interrupted(*_):
        raise KeyboardInterrupt

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        ours.do([30], interrupted)
    assert time.monotonic() - begun < 3
    assert ours.do([0]) == "read"


def test_where_no_process_can_be_started_that_is_a_death(worker, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(DiedError):
        worker().do("anything")


def test_it_has_a_session_of_its_own_and_takes_no_module_from_the_folder(worker, tmp_path, monkeypatch):
    (tmp_path / "pickle.py").write_text("raise SystemExit(1)", "utf-8")
    monkeypatch.chdir(tmp_path)
    _, process, group = worker().do("x")
    assert process == group != os.getpgid(0)


def test_big_values_travel_both_ways(worker):
    value = {"a": list(range(200_000)), "b": "ö" * 1_000_000}
    assert worker(echo).do(value) == value


FORKED = """
import os, sys, threading, time
sys.path.insert(0, {here!r})
from deeds import deed
from aligner.apart import loop
from aligner.apart.forked import Forked, can_fork
from aligner.apart.work import DiedError
from aligner.apart.worker import Worker
from aligner.model.limits import Limits
ours, hasty = (Worker(deed, limits, fork=True) for limits in (Limits(150 << 20, 30), Limits(0, 0.3)))
assert can_fork()
name, process, group = ours.do("first")
assert isinstance(ours._child._process, Forked)
assert process == group != os.getpid()
ours.do("print")
for name in {names!r}:
    try:
        (hasty if name in {endless!r} else ours).do(name)
    except DiedError as died:
        print(name, died.code, sep="=")
ours.close()
hasty.close()
loop.TASKS = 2
while not can_fork():  # threads may still be waiting for the processes that were ended
    time.sleep(0.01)
processes = [ours.do(name)[1] for name in "abcd"]
assert processes[0] == processes[1] != processes[2]
ours.close()
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
assert not can_fork()
assert ours.do("again")[1] != process
assert not isinstance(ours._child._process, Forked)
ours.close()
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="never forked there")
def test_a_forked_process_is_ended_by_the_same_things():
    script = FORKED.format(here=str(HERE), names=[*DEATHS, *ENDLESS], endless=ENDLESS)
    ran = run(script)
    assert (ran.returncode, ran.stderr) == (0, "")
    told = dict(line.split("=") for line in ran.stdout.splitlines())
    assert told == DEATHS | dict.fromkeys(ENDLESS, "reader-too-slow")


OWNER = """
import os, signal, sys
sys.path.insert(0, {here!r})
from deeds import tell_of_child
from aligner.apart.worker import Worker
from aligner.model.limits import Limits
def hear(*said):
    print(*said[1:], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
Worker(tell_of_child, Limits(0, 0), fork={fork}).do(None, hear)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends once it lets others run")
@pytest.mark.parametrize("fork", [False, True])
def test_an_owner_that_is_killed_leaves_nobody_behind_not_even_in_the_midst_of_native_code(fork):
    owner = run(OWNER.format(here=str(HERE), fork=fork))
    assert owner.returncode == -signal.SIGKILL
    assert [gone(int(process)) for process in owner.stdout.split()] == [True, True]
