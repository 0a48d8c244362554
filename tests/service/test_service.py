import json
import sys
from datetime import date
from pathlib import Path
from threading import current_thread

import pytest
from openpyxl import Workbook

from aligner import service
from aligner.model.errors import NothingFoundError, OutputError, SettingsError, SourceError
from aligner.model.verdicts import Tone, Verdict
from aligner.service import Request
from aligner.service.columns import columns_json, columns_text
from aligner.service.writing import escaped_json, write_text

SAMPLES = Path(__file__).parents[2] / "samples"
ENERGY = Request((SAMPLES / "kaarnalahden-energia",), as_of=date(2026, 1, 15))


@pytest.fixture
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_a_request_is_resolved_by_the_user_then_the_settings_then_the_defaults(tmp_path):
    def settled(**given):
        request = service.resolved(Request((tmp_path,), **given))
        return request.tone, request.names

    assert settled() == (Tone.SHARP, True)
    (tmp_path / "aligner.toml").write_text('tone = "neutral"\nnames = "off"\n')
    assert settled() == (Tone.NEUTRAL, False)
    assert settled(tone=Tone.SHARP) == (Tone.SHARP, False)
    assert settled(tone=Tone.SHARP, names=True) == (Tone.SHARP, True)
    other = tmp_path / "other.toml"
    other.write_text("")
    assert settled(config=other) == (Tone.SHARP, True)


def test_the_settings_choose_the_language_of_a_plan(tmp_path):
    assert service.in_its_language(Request((tmp_path,), language="sv")).language == "sv"
    (tmp_path / "aligner.toml").write_text('language = "fi"\n')
    assert service.in_its_language(Request((tmp_path,), language="sv")).language == "fi"


def test_progress_tells_every_file_and_its_number_before_it_is_opened():
    told = []
    service.check(ENERGY, lambda *now: told.append(now))
    assert told == [("budjetti.csv", 1, 2), ("strategia.xlsx", 2, 2)]


@pytest.mark.parametrize("missing", [set(), {"aligner.reports.markdown"}])
def test_files_are_opened_beside_the_main_thread_only_while_the_program_is_being_loaded(missing, monkeypatch):
    import aligner.reports.markdown  # noqa: F401

    for module in missing:
        monkeypatch.delitem(sys.modules, module)
    threads = set()
    service.check(ENERGY, lambda *_: threads.add(current_thread()))
    assert (threads == {current_thread()}) is (not missing)


def test_a_plan_of_nothing_says_why(tmp_path):
    with pytest.raises((NothingFoundError, SourceError)) as caught:
        service.check(Request((tmp_path,)))
    assert str(tmp_path) in service.error_sentence(caught.value, "fi")
    (tmp_path / "a.csv").write_text("Fruit;Price\nApple;3\n")
    with pytest.raises(NothingFoundError) as caught:
        service.check(Request((tmp_path,)))
    assert caught.value.code == "no-goals"


def test_a_file_given_twice_is_read_once(tmp_path):
    path = SAMPLES / "region-tallmo"
    once, twice = (service.check(Request(paths)) for paths in ((path,), (path, next(path.glob("*.xlsx")))))
    assert len(once.plan.sources) == len(twice.plan.sources) == 1


def test_office_locks_and_folders_are_no_part_of_a_plan(tmp_path):
    (tmp_path / "~$plan.xlsx").write_text("lock")
    (tmp_path / "old.csv").mkdir()
    (tmp_path / "plan.csv").write_text("Goal;Definition\nWe answer;In two minutes\n")
    assert [source.file for source in service.read(Request((tmp_path,))).sources] == ["plan.csv"]


@pytest.mark.parametrize(("name", "form"), [("a.md", "md"), ("a.JSON", "json"), ("a.b.md", "md")])
def test_an_ending_chooses_the_format(name, form):
    assert service.format_of(Path(name)) == form


@pytest.mark.parametrize(("name", "code"), [
    ("a.html", "format-reserved"), ("a.xlsx", "format-reserved"), ("a.docx", "format-unknown"),
    ("a", "format-untold"), ("a.", "format-untold"), (".md", "format-untold"),
])  # fmt: skip
def test_other_endings_are_refused(name, code):
    with pytest.raises(SettingsError) as caught:
        service.format_of(Path(name))
    assert caught.value.code == code


def test_the_same_request_gives_the_same_bytes():
    one, two = service.check(ENERGY), service.check(ENERGY)
    for form in ("md", "json"):
        assert service.render(one, ENERGY, form) == service.render(two, ENERGY, form)


def test_a_report_keeps_the_rights_of_the_file_it_replaces(tmp_path):
    out = tmp_path / "r.md"
    out.write_text("old")
    out.chmod(0o640)
    service.write_report(service.check(ENERGY), ENERGY, out)
    assert out.stat().st_mode & 0o777 == 0o640
    assert out.read_text("utf-8").startswith("# What")


def test_links_in_a_circle_are_no_place_to_write(tmp_path):
    (tmp_path / "a.md").symlink_to(tmp_path / "b.md")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    with pytest.raises(OutputError):
        write_text(tmp_path / "a.md", "text")


def test_json_never_steers_a_terminal_and_says_the_same():
    text = json.dumps({"a": "csi\x9b2J turned\u202e joined\u200d ä € \U0001f600 \udcff"}, ensure_ascii=False)
    assert json.loads(escaped_json(text)) == json.loads(text)
    assert not set("\x9b\u202e\u200d\udcff") & set(escaped_json(text))
    assert "ä € \U0001f600" in escaped_json(text)


def test_two_tables_on_one_sheet_have_their_own_sums(tmp_path):
    page = (book := Workbook()).active
    first = [["Initiative", "2026 (EUR)"], ["Chat", 100], ["Phone", 50], [], []]
    for row in [*first, ["Cost centre", "2026 (EUR)", "Line"], ["100", 7, "Roof"], ["200", 1, "Road"]]:
        page.append(row)
    book.save(tmp_path / "budget.xlsx")
    tables = json.loads(columns_json(service.read(Request((tmp_path,))), "en"))["sources"][0]["tables"]
    assert [column["sum"] for table in tables for column in table["columns"] if "sum" in column] == [
        "150.00",
        "8.00",
    ]


def test_columns_are_told_in_every_language():
    plan = service.read(ENERGY)
    told = {language: columns_text(plan, language) for language in ("fi", "sv", "en")}
    assert len(set(told.values())) == 3
    assert {text.count("\n") for text in told.values()} == {told["fi"].count("\n")}


def test_recent_plans_are_remembered_newest_first(state):
    assert service.recent_plans() == ()
    for name in ("kaarnalahden-energia", "region-tallmo", "kaarnalahden-energia"):
        request = Request((SAMPLES / name,))
        service.remember(request, service.check(request))
    recent = service.recent_plans()
    assert [Path(plan.paths[0]).name for plan in recent] == ["kaarnalahden-energia", "region-tallmo"]
    assert recent[1].slogans == service.check(Request((SAMPLES / "region-tallmo",))).count(Verdict.SLOGAN)


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"a": 1}', '[{"paths": ["x"]}]', '[{"name": "x"}]'])
def test_a_list_of_recent_plans_that_is_broken_is_no_list(content, state):
    (state / "aligner").mkdir(parents=True)
    (state / "aligner" / "recent.json").write_text(content)
    assert service.recent_plans() == ()


def test_a_machine_that_cannot_keep_the_list_goes_without(state):
    state.write_text("a file where the folder should be")
    service.remember(ENERGY, service.check(ENERGY))
    assert service.recent_plans() == ()


def test_what_memory_cannot_hold_is_said_in_a_sentence(monkeypatch):
    def full(*_):
        raise MemoryError

    monkeypatch.setattr("aligner.sources.open_book", full)
    with pytest.raises(SourceError) as caught:
        service.check(ENERGY)
    assert caught.value.code == "out-of-memory"
    assert "strategia.xlsx" in service.error_sentence(caught.value, "sv")


def test_a_report_that_memory_cannot_hold_is_said_in_a_sentence(monkeypatch):
    def full(*_, **__):
        raise MemoryError

    assessment = service.check(ENERGY)
    monkeypatch.setattr("aligner.reports.assessment_json.render", full)
    with pytest.raises(SourceError) as caught:
        service.render(assessment, ENERGY, "json")
    assert caught.value.code == "out-of-memory"


def test_a_read_that_the_caller_stops_ends_with_what_the_caller_raised():
    class StoppedError(Exception):
        pass

    def stop(*_):
        raise StoppedError

    with pytest.raises(StoppedError):
        service.check(ENERGY, stop)


def test_every_sheet_is_told_of_and_who_is_told_may_stop_the_reading():
    told = []
    service.read(ENERGY, sheets=lambda *now: told.append(now))
    assert told[0] == ("budjetti.csv", "", 1, 1)
    assert [now[1:] for now in told[1:3]] == [("Painopisteet", 1, 6), ("Tavoitteet", 2, 6)]

    def stop(*now):
        if now[2] == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        service.check(ENERGY, sheets=stop)
