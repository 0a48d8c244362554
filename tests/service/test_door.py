"""Commands read plans apart: a deadly file costs itself alone, whatever it does to its reader."""

import os
import subprocess
import sys
from datetime import date

import pytest

from aligner import service
from aligner.apart.work import DIED, NO_MEMORY, TOO_SLOW, DiedError
from aligner.model.errors import SourceError
from aligner.model.limits import Limits
from aligner.service import Request
from aligner.service.tries import Tries, without_file

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="needs forked processes")

PLAN = "Goal ID;Goal;Definition;Budget 2027\nG1;Answers in two days;Customers get an answer;1000\n"

EVERYWHERE = """
import os, time
owner = os.environ.setdefault("OWNER_OF_THE_DOOR", str(os.getpid()))
from aligner import sources
read = sources.open_book
def open_book(path, name, *more):
    assert str(os.getpid()) != owner, "read in the command's own process"
    if name == "deadly.csv":
        {death}
    if name == "once.csv" and not path.with_name("died").exists():
        path.with_name("died").touch()
        os.abort()
    return read(path, name, *more)
sources.open_book = open_book
"""
"""What every process of a command runs before anything else, be it forked or started."""


@pytest.fixture
def folder(tmp_path):
    for name in ("deadly.csv", "plan.csv"):
        (tmp_path / name).write_text(PLAN, "utf-8")
    return tmp_path


def last_line(told):
    """What is said last: on a busy machine, what is being read is told before it."""
    return told.splitlines()[-1]


@pytest.fixture
def run(tmp_path_factory):
    """Run a command whose reader dies of ``deadly.csv``; return its exit code and what it wrote."""

    def run(*arguments, death="os.abort()"):
        first = tmp_path_factory.mktemp("first")
        (first / "sitecustomize.py").write_text(EVERYWHERE.format(death=death), "utf-8")
        command = [sys.executable, "-m", "aligner", *map(str, arguments), "--lang", "en"]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(first)}
        ran = subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=False, env=environment
        )
        return ran.returncode, ran.stdout, ran.stderr

    return run


@pytest.mark.parametrize(
    ("death", "code"),
    [("os.abort()", DIED), ("raise MemoryError", NO_MEMORY), ("raise BaseException", DIED)],
)
def test_a_deadly_file_is_named_and_the_others_are_read(run, folder, death, code):
    ended, out, err = run("check", folder, death=death)
    assert ended == 0
    assert "Answers in two days" in out
    error = SourceError(code, file="deadly.csv", limit=1900)
    assert last_line(err) == service.error_sentence(error, "en").replace("1,900", "1900")


def test_a_file_that_takes_too_long_is_stopped(run, folder):
    file = folder / "deadly.csv"
    ended, out, err = run("check", file, "--time-limit", "0.5", death="time.sleep(60)")
    assert (ended, out) == (3, "")
    assert "0.5 seconds" in last_line(err)
    assert "--time-limit" in last_line(err)


def test_alone_it_ends_the_command_with_its_reason(run, folder):
    ended, out, err = run("check", folder / "deadly.csv")
    assert (ended, out) == (3, "")
    assert last_line(err) == service.error_sentence(SourceError(DIED, file="deadly.csv"), "en")


def test_what_dies_once_is_read_at_the_second_try(run, folder):
    (folder / "deadly.csv").rename(folder / "once.csv")
    ended, out, err = run("check", folder)
    assert ended == 0
    assert "once.csv: " not in err
    assert "Answers in two days" in out


VERBS = [
    ("columns", "{}"),
    ("links", "{}"),
    ("try", "{}", "G1", "--owner", "Ann"),
    ("notes", "{}", "G1"),
    ("waive", "{}", "G1", "DEF06", "--reason", "r", "--by", "b", "--until", "2999-01-01"),
]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_every_verb_reads_apart(run, folder, verb):
    ended, out, err = run(*(word.format(folder / "deadly.csv") for word in verb))
    assert (ended, out) == (3, "")
    assert last_line(err).startswith("deadly.csv: ")
    assert "Traceback" not in err


def test_the_report_is_what_it_is_when_read_here(run, folder):
    (folder / "deadly.csv").unlink()
    request = Request((folder,), as_of=date(2026, 1, 15))
    _, out, _ = run("check", folder, "--as-of", "2026-01-15")
    assert out == service.render(service.check(request), request, "md")


def test_a_file_that_was_left_out_is_refused_for_its_reason(folder):
    request = Request((folder,), limits=Limits(5 << 20, 7), left_out=(("deadly.csv", TOO_SLOW),))
    plan = service.read(request)
    refused = {source.file: source.refused for source in plan.sources}
    assert refused == {"plan.csv": None, "deadly.csv": (TOO_SLOW, {"file": "deadly.csv", "limit": 7})}
    with pytest.raises(SourceError) as alone:
        service.check(Request((folder / "plan.csv",), left_out=(("plan.csv", DIED),)))
    assert alone.value.code == DIED


def test_what_is_tried_next(folder):
    tries = Tries(Request((folder,)))
    tries.after(DiedError(DIED, "deadly.csv"))
    assert tries.request.left_out == (), "the same once more"
    tries.after(DiedError(DIED, "deadly.csv"))
    assert tries.request.left_out == (("deadly.csv", DIED),)
    with pytest.raises(SourceError) as ended:
        tries.after(DiedError(NO_MEMORY, "plan.csv", {"file": "plan.csv", "limit": 3}))
    assert (ended.value.code, ended.value.params) == (NO_MEMORY, {"file": "plan.csv", "limit": 3})


def test_what_has_had_its_time_gets_no_more_of_it(folder):
    tries = Tries(Request((folder,)))
    tries.after(DiedError(TOO_SLOW, "deadly.csv"))
    assert tries.request.left_out == (("deadly.csv", TOO_SLOW),)


def test_a_death_at_no_file_names_them_all(folder):
    tries = Tries(Request((folder / "plan.csv", folder / "deadly.csv")))
    tries.after(DiedError(DIED))
    with pytest.raises(SourceError) as ended:
        tries.after(DiedError(DIED))
    assert ended.value.params == {"file": "plan.csv, deadly.csv"}
    assert without_file(tries.request, "elsewhere.csv", DIED) is None
