from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from datetime import date
from pathlib import Path

import batch_works
import pytest

from aligner.batch import cluster as module
from aligner.batch.chunks import Errand, StrangerError, do_chunk
from aligner.batch.cluster import DaskEngine
from aligner.batch.engines import Failure, Outcome, Task
from aligner.model.errors import SettingsError
from aligner.model.limits import Limits
from aligner.service.batch import BatchRequest, Ended, run_batch
from aligner.service.batch_reading import engine_of
from aligner.service.request import Request

PLAN = """Goal,Definition,Owner,Metric,Target
Customers get answer 7 at once,Every customer is answered within two days,Ann Other,Answered in two days,70 %
Nobody waits in queue 7,,,,
"""


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] isn't installed")
    import dask

    here, before = str(Path(__file__).parent), os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = here
    silent = {"distributed.scheduler.allowed-failures": 1, "distributed.admin.log-format": "%(message)s"}
    with (
        dask.config.set(silent),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as made,
    ):
        yield made
    if before is not None:
        os.environ["PYTHONPATH"] = before


@pytest.fixture
def engine(cluster):
    made: list[DaskEngine] = []

    def make(**limits):
        made.append(
            DaskEngine(cluster.scheduler_address, batch_works.do, Limits(**limits), batch_works.without)
        )
        return made[-1]

    yield make
    for one in made:
        one.close()


def kill_one(cluster):
    os.kill(next(iter(cluster.workers.values())).process.pid, signal.SIGKILL)


def answers(engine, arguments):
    told = [one for one in engine.run(Task(*one) for one in arguments.items()) if isinstance(one, Outcome)]
    assert sorted(one.id for one in told) == sorted(arguments)
    return {one.id: one.answer for one in told}


def test_every_task_ends_once_and_a_bad_one_costs_itself(engine):
    good = {f"good {number}": ("a", "b") for number in range(20)}
    bad = {"worse": ("refused",), "lost": ("dies",), "one of two": ("a", "dies"), "broken": ("breaks",)}
    told = answers(engine(), good | bad)
    assert all(told[name] == good[name] for name in good)
    assert told["worse"] == Failure("empty", {"file": "a.csv"})
    assert told["lost"] == Failure("reader-died", {"file": "dies"})
    assert told["one of two"] == ("a",)
    assert told["broken"].code == "unexpected"


def test_what_takes_the_clusters_workers_down_again_and_again_fails_alone(engine):
    told = answers(engine(), {"good": ("a",), "killer": ("kills-owner",), "other": ("b",)})
    assert told == {"good": ("a",), "killer": Failure("cluster-lost", {"file": "killer"}), "other": ("b",)}


def test_tasks_are_taken_as_there_is_room(engine):
    taken = []

    def tasks():
        for number in range(400):
            taken.append(number)
            yield Task(str(number), ("a",))

    running = engine().run(tasks())
    next(running)
    time.sleep(0.3)
    assert len(taken) < 40
    assert sum(isinstance(one, Outcome) for one in running) == 399


def test_closing_gives_up_what_is_under_way_wherever_it_is(engine, tmp_path):
    one = engine()
    threading.Timer(1.0, one.close).start()
    told = list(one.run(Task(str(number), (f"pid:{tmp_path}", "hangs")) for number in range(50)))
    assert told == []
    begun = time.monotonic()
    pids = [int(path.name) for path in tmp_path.iterdir()]
    assert pids
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() - begun < 5
        time.sleep(0.05)


def test_reports_are_the_same_bytes_as_on_this_machine_though_a_worker_is_killed(cluster, tmp_path):
    clients = tmp_path / "clients"
    clients.mkdir()
    for number in range(8):
        (clients / f"{number}.csv").write_text(PLAN.replace("7", str(number)), "utf-8")

    def batch(out, heard, **how):
        asked = Request((), "en", as_of=date(2026, 11, 21))
        result = run_batch(BatchRequest((str(clients),), tmp_path / out, asked, **how), heard)
        files = [path for path in (tmp_path / out).iterdir() if path.is_file()]
        return result.done, {path.name: path.read_bytes() for path in files}

    killed = []

    def kill_at_first(event):
        if isinstance(event, Ended) and not killed:
            killed.append(kill_one(cluster))

    at_home = batch("home", lambda _: None, jobs=1)
    away = batch("away", kill_at_first, engine="dask", scheduler=cluster.scheduler_address)
    assert killed
    assert at_home[0] == 8
    assert away == at_home


def test_every_worker_runs_the_same_version(cluster, monkeypatch):
    monkeypatch.setattr(module, "__version__", "0.0.1")
    with pytest.raises(SettingsError) as told:
        DaskEngine(cluster.scheduler_address, batch_works.do, Limits(), batch_works.without)
    assert told.value.code == "cluster-version"
    assert told.value.params["ours"] == "0.0.1"


def test_a_worker_that_came_later_refuses_to_work_for_another_version():
    with pytest.raises(StrangerError):
        do_chunk(Errand(batch_works.do, Limits(), batch_works.without, "0.0.1"), ())


@pytest.mark.parametrize("answers", ["nobody", "somebody else", "no address"])
def test_an_address_without_a_cluster_is_told_of_soon(answers, monkeypatch):
    pytest.importorskip("distributed", reason="the extra [cluster] isn't installed")
    monkeypatch.setattr(module, "_PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        if answers == "nobody":
            server.close()
        address = "rubbish" if answers == "no address" else f"127.0.0.1:{port}"
        begun = time.monotonic()
        with pytest.raises(SettingsError) as told:
            DaskEngine(address, batch_works.do, Limits(), batch_works.without)
    assert told.value.code == "cluster-silent"
    assert time.monotonic() - begun < 4


def test_a_cluster_without_workers_is_told_of(monkeypatch):
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] isn't installed")
    monkeypatch.setattr(module, "_PATIENCE", 0.5)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as empty,
        pytest.raises(SettingsError) as told,
    ):
        DaskEngine(empty.scheduler_address, batch_works.do, Limits(), batch_works.without)
    assert told.value.code == "cluster-empty"


def test_a_cluster_that_loses_all_its_workers_is_told_of(monkeypatch):
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] isn't installed")
    monkeypatch.setattr(module, "_ALONE", 0.5)
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0", silence_logs=50
    ) as fading:
        one = DaskEngine(fading.scheduler_address, batch_works.do, Limits(), batch_works.without)
        fading.scale(0)
        with pytest.raises(SettingsError) as told:
            list(one.run([Task("a", ("hangs",))]))
    assert told.value.code == "cluster-empty"


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsError) as told:
        DaskEngine("127.0.0.1:1", batch_works.do, Limits(), batch_works.without)
    assert told.value.code == "cluster-not-installed"


@pytest.mark.parametrize(
    ("asked", "code"),
    [({"engine": "dask"}, "cluster-no-scheduler"), ({"scheduler": "tcp://a:1"}, "cluster-not-asked")],
)
def test_an_engine_and_its_address_go_together(asked, code, tmp_path):
    with pytest.raises(SettingsError) as told:
        engine_of(BatchRequest(("plans",), tmp_path, Request(()), **asked))
    assert told.value.code == code
