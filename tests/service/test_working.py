"""What a worker makes of one plan of a batch, and when it need not."""

from dataclasses import replace
from datetime import date

import pytest

from aligner import service
from aligner.apart.work import TOO_SLOW
from aligner.batch.answers import PlanDone, Unchanged
from aligner.model.errors import NothingFoundError, SettingsError, SourceError
from aligner.model.limits import Limits
from aligner.model.verdicts import Tone
from aligner.service import working
from aligner.service.batch_orders import PlanOrder
from aligner.service.fingerprint import fingerprint_of
from aligner.service.request import Request

PLAN = "Goal ID;Goal;Definition;Budget 2027\nG1;Answers in two days;Customers get an answer;{}\n"
DAY = date(2026, 1, 15)


def silent(*_):
    """Nobody listens."""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "client"
    folder.mkdir()
    (folder / "plan.csv").write_text(PLAN.format(1000), "utf-8")
    return folder


@pytest.fixture
def order(folder):
    request = Request((folder,), as_of=DAY, language_stated=True)
    return PlanOrder("client", "client", "client", request, ("md", "json"))


def test_reports_are_those_of_a_check_and_the_record_is_of_the_same_plan(order):
    told = []
    done = working.do_plan(order, lambda *said: told.append(said))
    assert isinstance(done, PlanDone)
    request = service.resolved(order.request)
    assessment = service.check(request)
    for form in ("md", "json"):
        assert done.reports[form].decode() == service.render(assessment, request, form)
    assert list(done.reports) == ["md", "json"]
    assert (done.record.id, done.record.goals, done.record.money.traced) == ("client", 1, 100_000)
    assert done.fingerprint == fingerprint_of(order)
    assert told == [("file", "plan.csv", 1, 1)]


def test_what_is_known_is_not_read_again(order, monkeypatch):
    done = working.do_plan(order, silent)
    monkeypatch.setattr(service, "check", None)
    known = working.do_plan(replace(order, known=done.fingerprint), silent)
    assert known == Unchanged(done.fingerprint)


def with_file(name, content):
    def change(order):
        (order.request.paths[0] / name).write_text(content, "utf-8")
        return order

    return change


def asking(**changes):
    return lambda order: replace(order, request=replace(order.request, **changes))


def ordering(**changes):
    return lambda order: replace(order, **changes)


@pytest.mark.parametrize(
    "change",
    [
        with_file("plan.csv", PLAN.format(1001)),
        with_file("more.csv", PLAN.format(1)),
        with_file("aligner.toml", "name = 'x'\n"),
        with_file("aligner.followup.jsonl", "\n"),
        asking(language="fi"),
        asking(tone=Tone.NEUTRAL),
        asking(names=False),
        asking(as_of=date(2026, 1, 16)),
        asking(plain=True),
        ordering(forms=("md",)),
        ordering(report="other"),
        ordering(alias="Client 7"),
        lambda order: asking(config=order.request.paths[0] / "plan.csv")(order),
        lambda order: asking(templates=order.request.paths[0])(order),
        lambda order: asking(previous=order.request.paths)(order),
    ],
)
def test_whatever_a_report_is_made_from_makes_another_fingerprint(order, change):
    before = fingerprint_of(order)
    assert fingerprint_of(change(order)) != before


def test_templates_are_known_by_where_they_lie_in_their_folder(order, tmp_path):
    inner = tmp_path / "templates" / "inner"
    inner.mkdir(parents=True)
    with_templates = asking(templates=inner.parent)(order)
    assert fingerprint_of(with_templates) != fingerprint_of(order), "an empty folder is not our own"
    (inner / "goal.md.j2").write_text("goal\n", "utf-8")
    before = fingerprint_of(with_templates)
    (inner / "goal.md.j2").rename(inner.parent / "goal.md.j2")
    assert fingerprint_of(with_templates) != before


def test_where_it_lies_and_how_long_it_may_take_do_not(order, tmp_path):
    moved = order.request.paths[0].rename(tmp_path / "moved")
    elsewhere = replace(order, request=replace(order.request, paths=(moved,), limits=Limits(1 << 30, 5)))
    order.request.paths[0].symlink_to(moved)
    assert fingerprint_of(elsewhere) == fingerprint_of(order)


def test_what_was_left_out_is_tried_again_at_other_limits_only(order, folder):
    (folder / "slow.csv").write_text(PLAN.format(2), "utf-8")
    left = working.without(order, "slow.csv", TOO_SLOW)
    done = working.do_plan(left, silent)
    assert [one.file for one in done.record.refused] == ["slow.csv"]
    again = replace(order, known=done.fingerprint)
    assert working.do_plan(again, silent) == Unchanged(done.fingerprint)
    patient = replace(again, request=replace(order.request, limits=Limits(seconds=500)))
    assert working.do_plan(patient, silent).record.refused == ()


def test_something_is_always_left_to_read(order, folder):
    assert working.without(order, "plan.csv", TOO_SLOW) is None
    assert working.without(order, "", TOO_SLOW) is None
    fetched = replace(order, addresses=("s3://b/x/slow.csv", "s3://b/x/plan.csv"))
    once = working.without(fetched, "slow.csv", TOO_SLOW)
    assert once.request.left_out == (("slow.csv", TOO_SLOW),)
    assert working.without(once, "plan.csv", TOO_SLOW) is None


@pytest.fixture
def saving(folder, monkeypatch):
    """Somebody saves the plan while it is being read, so many times."""
    check = service.check

    def begin(times):
        left = iter(range(times))

        def checked(request, progress):
            if (now := next(left, None)) is not None:
                (folder / "plan.csv").write_text(PLAN.format(2000 + now), "utf-8")
            return check(request, progress)

        monkeypatch.setattr(service, "check", checked)

    return begin


def test_a_plan_that_is_saved_meanwhile_is_read_again_as_it_stands_then(order, saving):
    saving(2)
    done = working.do_plan(order, silent)
    assert done.record.money.traced == 200_100
    assert done.fingerprint == fingerprint_of(order)


def test_one_that_never_stands_still_is_refused(order, saving):
    saving(9)
    with pytest.raises(SourceError) as moving:
        working.do_plan(order, silent)
    assert (moving.value.code, moving.value.params) == ("changed-while-read", {"file": "client"})


def test_what_is_wrong_with_it_is_raised(order, folder):
    (folder / "aligner.toml").write_text("nonsense = 1\n", "utf-8")
    with pytest.raises(SettingsError):
        working.do_plan(order, silent)
    (folder / "aligner.toml").write_text("", "utf-8")
    (folder / "plan.csv").write_text("Colour;Size\nred;2\n", "utf-8")
    with pytest.raises(NothingFoundError):
        working.do_plan(order, silent)


def test_the_settings_beside_the_plan_choose_its_language(order, folder):
    (folder / "aligner.toml").write_text('language = "sv"\n', "utf-8")
    open_order = replace(order, request=replace(order.request, language_stated=False))
    report = working.do_plan(open_order, silent).reports["md"].decode()
    request = replace(order.request, language="sv")
    assert report == service.render(service.check(request), request, "md")


def test_an_alias_stands_in_the_reports_and_the_name_in_the_record(order):
    done = working.do_plan(replace(order, alias="Client 7"), silent)
    assert b"Client 7" in done.reports["md"]
    assert done.record.name == "client"
