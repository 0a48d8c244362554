from __future__ import annotations

import json
import os
import time
from datetime import date
from pathlib import Path

import pytest
from small_batches import DAY, ends, files, write_plan

from aligner.batch.store_file import FOLDER, alone
from aligner.model.errors import NothingFoundError, OutputError, SettingsError
from aligner.model.limits import Limits
from aligner.model.verdicts import Tone
from aligner.service.batch import (
    Begun,
    Ended,
    Found,
    is_batch_folder,
    open_portfolio,
    rebuild_portfolio,
)
from aligner.service.request import Request

PORTFOLIO = {"portfolio.md", "portfolio.html", "portfolio.xlsx", "portfolio.json"}


def test_every_plan_has_its_reports_and_all_have_a_portfolio(batch, tmp_path):
    result, events = batch()
    names = {"Anna Oy", "Björn Ab", "Carl Ltd"}
    assert {client.record.name for client in result.portfolio.clients} == names
    assert (result.done, result.unchanged, result.failed) == (3, 0, 0)
    assert {path.name for path in result.written} == PORTFOLIO
    reports = {
        f"{client.record.report}.{form}" for client in result.portfolio.clients for form in ("md", "json")
    }
    assert files(tmp_path / "out").keys() == PORTFOLIO | reports
    assert [path.name for path in (tmp_path / "out").iterdir() if path.is_dir()] == [FOLDER]
    assert events[0] == Found(3, {})
    assert {event.name for event in events if isinstance(event, Begun)} == names
    assert ends(events) == dict.fromkeys(names, "done")


def test_the_same_plans_give_the_same_bytes_however_many_work(batch, tmp_path):
    batch(out="one")
    batch(out="two", workers=True, jobs=1)
    batch(out="three", workers=True, jobs=3)
    assert files(tmp_path / "one") == files(tmp_path / "two") == files(tmp_path / "three")


def test_who_resumes_reads_what_has_changed_and_ends_as_if_undisturbed(batch, tmp_path, clients):
    batch()
    write_plan(clients / "Björn Ab", 2)
    write_plan(clients / "Dora", 3)
    result, events = batch(resume=True)
    assert ends(events) == {
        "Anna Oy": "unchanged", "Björn Ab": "done", "Carl Ltd": "unchanged", "Dora": "done",
    }  # fmt: skip
    assert (result.done, result.unchanged) == (2, 2)
    batch(out="undisturbed")
    assert files(tmp_path / "out") == files(tmp_path / "undisturbed")


def test_who_resumes_goes_on_with_the_day_that_was_begun_with(batch):
    batch(as_of=date(2026, 1, 2))
    result, events = batch(as_of=None, resume=True)
    assert result.portfolio.as_of == date(2026, 1, 2)
    assert set(ends(events).values()) == {"unchanged"}
    result, events = batch(as_of=DAY, resume=True)
    assert (result.portfolio.as_of, set(ends(events).values())) == (DAY, {"done"})


def test_today_is_the_day_where_none_is_told(batch):
    before = date.today()
    assert before <= batch(as_of=None)[0].portfolio.as_of <= date.today()


def test_a_plan_that_can_no_longer_be_read_loses_its_report_and_says_why(batch, tmp_path, clients):
    batch()
    (clients / "Carl Ltd" / "plan.csv").write_bytes(b"")
    result, events = batch(resume=True)
    assert (result.done, result.unchanged, result.failed) == (0, 2, 1)
    ended = next(event for event in events if isinstance(event, Ended) and event.how == "failed")
    assert ended.name == "Carl Ltd"
    assert "plan.csv: the file is empty" in ended.sentence
    assert not [name for name in files(tmp_path / "out") if "carl" in name.lower()]
    assert [failure.name for failure in result.portfolio.failures] == ["Carl Ltd"]


def test_input_is_never_written_to(batch, clients):
    def seen():
        return {
            path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
            for path in clients.rglob("*")
        }

    before = seen()
    batch()
    assert seen() == before


class _StopError(Exception):
    pass


@pytest.mark.parametrize("stop", [KeyboardInterrupt, _StopError])
def test_a_batch_that_is_ended_leaves_no_process_and_goes_on(batch, tmp_path, stop):
    def end_after_one(event):
        if isinstance(event, Ended):
            raise stop

    others = set(children())
    begun = time.monotonic()
    with pytest.raises(stop):
        batch(on=end_after_one, workers=True)
    assert time.monotonic() - begun < 5
    assert set(children()) <= others
    assert not PORTFOLIO & files(tmp_path / "out").keys()
    left = open_portfolio(tmp_path / "out")
    assert len(left.clients) == 1
    assert [failure.code for failure in left.failures] == ["plan-not-yet"] * 2
    batch(resume=True)
    batch(out="undisturbed")
    assert files(tmp_path / "out") == files(tmp_path / "undisturbed")


def children() -> list[str]:
    """The processes that this one has started and that still run."""
    time.sleep(0.2)
    told = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    found = " ".join(path.read_text() for path in told).split()
    return [one for one in found if " Z " not in Path(f"/proc/{one}/stat").read_text()]


def test_two_batches_into_one_folder_are_told_of_and_nothing_is_changed(batch, tmp_path):
    batch()
    before = files(tmp_path / "out")
    with alone(tmp_path / "out"), pytest.raises(OutputError) as caught:
        batch()
    assert caught.value.code == "batch-busy"
    assert files(tmp_path / "out") == before


def test_nothing_is_made_where_there_is_nothing_to_do(batch, tmp_path, clients):
    for path in clients.rglob("*.csv"):
        path.unlink()
    with pytest.raises(NothingFoundError):
        batch()
    assert not (tmp_path / "out").exists()


def test_the_portfolio_is_rebuilt_from_what_is_kept(batch, tmp_path):
    out = tmp_path / "out"
    result, _ = batch()
    before = files(out)
    for name in PORTFOLIO:
        (out / name).unlink()
    again = rebuild_portfolio(out, Request((), language="en"))
    assert files(out) == before
    assert again.portfolio == result.portfolio == open_portfolio(out)
    assert (again.done, again.unchanged, again.failed) == (3, 0, 0)


def test_a_rebuilt_portfolio_is_told_as_the_batch_was_asked_to(batch, tmp_path):
    out = tmp_path / "out"
    batch(tone=Tone.NEUTRAL, names=False)
    before = files(out)
    rebuild_portfolio(out, Request((), language="fi"))  # the language of the system, not of the user
    assert files(out) == before
    told = open_portfolio(out)
    assert (told.tone, told.names) == (Tone.NEUTRAL, False)
    rebuild_portfolio(out, Request((), language="fi", language_stated=True))
    assert "suunnitelma" in files(out)["portfolio.md"].decode()


def test_a_folder_that_no_batch_wrote_to_is_left_alone(tmp_path):
    assert not is_batch_folder(tmp_path)
    for ask in (open_portfolio, lambda out: rebuild_portfolio(out, Request(()))):
        with pytest.raises(SettingsError) as caught:
            ask(tmp_path)
        assert caught.value.code == "not-a-batch"
    assert not list(tmp_path.iterdir())


def test_what_is_to_be_shared_names_nobody_and_calls_everybody_the_same_again(batch, tmp_path):
    batch()
    result, _ = batch(anonymise=True)
    out, shared = tmp_path / "out", files(tmp_path / "out")
    assert result.portfolio.anonymous
    for name, content in shared.items():
        assert not {word for word in ("Anna", "Björn", "Carl") if word in name or word.encode() in content}
    batch(anonymise=True, resume=True)
    assert files(out) == shared
    assert rebuild_portfolio(out, Request((), language="en")).portfolio.anonymous
    assert files(out) == shared
    assert is_batch_folder(out)


def test_a_portfolio_alone_can_be_made_anonymous_and_leads_to_no_report(batch, tmp_path):
    batch()
    result = rebuild_portfolio(tmp_path / "out", Request((), language="en"), anonymise=True)
    assert {client.record.report for client in result.portfolio.clients} == {""}
    told = json.loads((tmp_path / "out" / "portfolio.json").read_text("utf-8"))
    assert "Anna" not in json.dumps(told)


def test_a_plan_that_takes_its_worker_down_is_named_with_the_reason(batch, clients):
    for name in ("Anna Oy", "Björn Ab"):
        (clients / name / "plan.csv").unlink()
    result, events = batch(workers=True, jobs=1, limits=Limits(memory=1, seconds=0))
    assert [failure.code for failure in result.portfolio.failures] == ["reader-out-of-memory"]
    assert [event.sentence for event in events if isinstance(event, Ended)]
