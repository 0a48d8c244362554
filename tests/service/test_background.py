"""Plans are read in a process of their own: what comes back, and what is left when it dies."""

import os
import pickle
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from aligner import i18n, service
from aligner.apart import asked, child, loop
from aligner.apart.wire import Sender
from aligner.model.errors import NothingFoundError, SettingsError, SourceError
from aligner.model.ledger import Ledger
from aligner.model.lines import Reach, Target
from aligner.service import Request, background

PLAN = "Goal ID;Goal;Definition;Budget 2027\nG1;Answers in two days;Customers get an answer in two days;{}\n"


@pytest.fixture(autouse=True, scope="module")
def _nobody_before_or_left():
    background.close()
    yield
    background.close()


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text(PLAN.format(1000), "utf-8")
    return path


@pytest.fixture
def worker(monkeypatch):
    """Have the process run a script in place of its module."""
    start = subprocess.Popen

    def run(script):
        def started(command, **kwargs):
            return start([sys.executable, "-c", script], **kwargs)

        monkeypatch.setattr(child.subprocess, "Popen", started)

    background.close()
    yield run
    background.close()


ENDLESS = """
import time
from aligner import service
from aligner.apart import loop
def check(request, progress, sheets):
    progress("endless.csv", 1, 1)
    time.sleep(60)
service.check = check
loop.main()
"""


@pytest.fixture
def endless(worker, plan):
    """A plan whose reading begins and never ends."""
    worker(ENDLESS)
    reading = background.Reading(Request((plan,)))
    yield reading
    reading.cancel()


def told(request):
    return list(background.Reading(request).events())


def dies(process, within=5.0):
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.005)
    return False


def process_of(reading):
    return reading._child._process.pid


def test_what_comes_back_is_what_is_read_here(plan):
    request = Request((plan,), "fi")
    *progress, done = told(request)
    assert progress[0] == background.Progressed("plan.csv", 1, 1)
    here = service.check(request)
    assert done.request == service.resolved(request)
    for form in ("md", "json"):
        assert service.render(done.assessment, request, form) == service.render(here, request, form)


def test_the_same_process_reads_the_changed_plan_again(plan):
    first = background.Reading(Request((plan,)))
    process = process_of(first)
    assert [*first.events()][-1].assessment.plan.ledger.traced == 100_000
    plan.write_text(PLAN.format(2000), "utf-8")
    again = background.Reading(Request((plan,)))
    assert process_of(again) == process
    assert [*again.events()][-1].assessment.plan.ledger.traced == 200_000


def test_sheets_are_told_as_they_are_begun(tmp_path):
    book = Workbook()
    book.active.append(["Goal", "Definition"])
    book.active.append(["Answers in two days", "Customers get an answer in two days"])
    book.create_sheet("Other").append(["Colour", "Size"])
    book.save(tmp_path / "plan.xlsx")
    (tmp_path / "a.csv").write_text("Colour;Size\nred;2\n", "utf-8")
    *progress, done = told(Request((tmp_path,)))
    assert isinstance(done, background.Done)
    known = [(event.file, event.index, event.count, event.sheet) for event in progress]
    assert [one for one in known if one[0] == "plan.xlsx"] == [
        ("plan.xlsx", 2, 2, sheet) for sheet in ("", "Sheet", "Other")
    ]
    assert [(event.sheet_index, event.sheet_count) for event in progress[-2:]] == [(1, 2), (2, 2)]


def test_a_reading_that_has_ended_does_not_end_the_next_one_with_it(plan):
    first = background.Reading(Request((plan,)))
    *_, done = first.events()
    again = background.Reading(Request((plan,)))
    first.cancel()
    assert isinstance([*again.events()][-1], background.Done)
    assert isinstance(done, background.Done)


def test_errors_come_back_as_themselves(plan, tmp_path):
    (tmp_path / "none.toml").write_text("[nonsense", "utf-8")
    (tmp_path / "bare.csv").write_text("Colour;Size\nred;2\n", "utf-8")
    for request, kind, exception in (
        (Request((tmp_path / "gone.xlsx",)), "not-found", SourceError),
        (Request((tmp_path / "bare.csv",)), "no-goals", NothingFoundError),
        (Request((plan,), config=tmp_path / "none.toml"), "settings-syntax", SettingsError),
    ):
        failed = told(request)[-1].error
        assert (type(failed), failed.code) == (exception, kind)
        with pytest.raises(exception) as here:
            service.check(request)
        assert service.error_sentence(failed, "sv") == service.error_sentence(here.value, "sv")


def test_why_the_system_refused_comes_back_too():
    cause = PermissionError(13, "Permission denied")
    error = SourceError("settings-unreadable", file="a.toml", reason=str(cause))
    error.__cause__ = cause
    with pytest.raises(SourceError) as again:
        asked._raised(*pickle.loads(pickle.dumps(loop.told_error(error))))
    assert i18n.text("errors.reason.no-permission", "fi") in service.error_sentence(again.value, "fi")


def test_a_defect_of_ours_becomes_a_sentence_with_its_name(plan):
    failed = told(replace(Request((plan,)), previous=(None,)))[-1]
    assert failed.error.code == "unexpected"
    assert "(AttributeError)" in service.error_sentence(failed.error, "en")


def test_a_process_that_dies_becomes_a_sentence_that_names_the_file(endless):
    events = endless.events()
    assert next(events) == background.Progressed("endless.csv", 1, 1)
    first = process_of(endless)
    os.kill(first, signal.SIGKILL)
    assert next(events) == background.Progressed("endless.csv", 1, 1), "it is tried once more"
    assert process_of(endless) != first
    os.kill(process_of(endless), signal.SIGKILL)
    (failed,) = events
    assert failed.error.code == "reader-died"
    assert "endless.csv" in service.error_sentence(failed.error, "fi")


@pytest.mark.parametrize(
    "end", ["os.abort()", "raise BaseException", "print('x' * 9999); os.write(1, b'y'); sys.exit()"]
)
def test_however_it_dies_nothing_is_printed(worker, plan, capfd, end):
    worker(ENDLESS.replace("time.sleep(60)", end).replace("import time", "import os, sys"))
    assert [type(event).__name__ for event in told(Request((plan,)))] == [
        "Progressed",
        "Progressed",
        "Failed",
    ]
    assert capfd.readouterr() == ("", "")


def test_a_kept_process_that_has_died_is_replaced(plan):
    first = background.Reading(Request((plan,)))
    child = first._child._process
    assert isinstance([*first.events()][-1], background.Done)
    child.kill()
    child.wait()
    assert isinstance(told(Request((plan,)))[-1], background.Done)


def test_where_no_process_can_be_started_that_is_a_sentence(plan, monkeypatch):
    background.close()
    monkeypatch.setattr(child.sys, "executable", "/nowhere/python")
    reading = background.Reading(Request((plan,)))
    (failed,) = reading.events()
    assert (failed.error.code, failed.error.params) == ("reader-died", {"file": "plan.csv"})
    reading.cancel()
    background.make_ready()
    assert not background._idle


def test_cancelling_ends_the_process_and_the_events(endless):
    events = endless.events()
    next(events)
    start = time.monotonic()
    endless.cancel()
    assert time.monotonic() - start < 0.05
    assert list(events) == []
    assert dies(process_of(endless))


def test_what_was_read_when_it_was_cancelled_is_not_told(plan):
    reading = background.Reading(Request((plan,)))
    assert isinstance(next(events := reading.events()), background.Progressed)
    time.sleep(0.3)
    reading.cancel()
    assert list(events) == []


def test_a_big_process_is_replaced_by_one_that_is_ready(plan, worker):
    worker("from aligner.apart import loop; loop.MEMORY = 1; loop.main()")
    reading = background.Reading(Request((plan,)))
    process = process_of(reading)
    assert isinstance([*reading.events()][-1], background.Done)
    assert dies(process)
    (spare,) = background._idle
    assert spare._process.pid != process
    assert isinstance(told(Request((plan,)))[-1], background.Done)


def test_it_ends_when_its_owner_has_gone_even_in_the_midst_of_a_plan(plan):
    script = f"""
import os, subprocess, sys
from pathlib import Path
from aligner.service import Request, background
start = subprocess.Popen
subprocess.Popen = lambda command, **kwargs: start([sys.executable, "-c", {ENDLESS!r}], **kwargs)
reading = background.Reading(Request((Path(sys.argv[1]),)))
next(reading.events())
print(reading._child._process.pid, flush=True)
os._exit(0)
"""
    owner = subprocess.run([sys.executable, "-c", script, plan], capture_output=True, check=True)
    assert owner.stderr == b""
    assert dies(int(owner.stdout))


def test_it_shares_no_group_with_the_terminal_and_takes_no_module_from_the_folder(plan, monkeypatch):
    (plan.parent / "pickle.py").write_text("raise SystemExit(1)", "utf-8")
    monkeypatch.chdir(plan.parent)
    background.close()
    reading = background.Reading(Request((Path("plan.csv"),)))
    process = process_of(reading)
    assert os.getpgid(process) == process != os.getpgid(0)
    assert isinstance([*reading.events()][-1], background.Done)


def sent(value, tmp_path):
    with (path := tmp_path / "sent").open("wb") as stream:
        Sender(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return pickle.loads(path.read_bytes())


def test_a_ledger_arrives_with_its_sums_but_without_those_that_are_quick_to_make(tmp_path):
    labels = tuple(f"line {n}" for n in range(25_000))
    ledger = Ledger((Target(Reach.GOAL, (("G1", 1),)),), labels=labels, left_out={"total": 3})
    assert len(ledger.names) == 25_000
    assert ledger.sums == {}
    again = sent(ledger, tmp_path)
    assert list(again.labels) == list(labels)
    assert replace(again, labels=labels) == ledger
    assert "sums" in vars(again)
    assert "names" not in vars(again)
    assert again.names == ledger.names


def test_all_that_is_asked_first_is_there_already(plan):
    assessment = told(Request((plan,)))[-1].assessment
    assert "findings_by_subject" in vars(assessment)
    assert "goal_by_id" in vars(assessment.plan)
    assert "by_goal" in vars(assessment.plan.ledger)


@pytest.mark.parametrize("sample", service.samples(), ids=lambda path: path.name)
def test_every_value_of_a_plan_arrives_equal(sample, tmp_path):
    assessment = service.check(Request((sample,)))
    assert sent(assessment, tmp_path) == assessment
