from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aligner.batch.discovery import FoundPlan
from aligner.batch.store import Store
from aligner.model.errors import SettingsError, SourceError
from aligner.model.finding import Severity
from aligner.model.portfolio import PlanFailure, Refusal
from aligner.service.portfolios import (
    files_in,
    gap_advice,
    gap_severity,
    gap_title,
    is_portfolio,
    open_for_screen,
    paths_of_plan,
    why_failed,
    why_refused,
)
from aligner.service.recent import recent_plans

SETTINGS = {
    "version": "1",
    "as_of": "2026-03-31",
    "language": "fi",
    "forms": ["md", "json"],
    "anonymise": False,
    "tone": None,
    "names": None,
}


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a batch of one plan left, which failed."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "raportit"
    (folder / ".aligner").mkdir(parents=True)
    store = Store(folder)
    store.begin(SETTINGS, [FoundPlan("a", "Aura", "aura", ("/clients/aura",))], {}, resume=False)
    store.fail(PlanFailure("a", "Aura", ("/clients/aura",), "damaged", {"file": "a.xlsx"}))
    store.commit()
    store.close()
    return folder


def test_a_folder_that_a_batch_left_is_told_from_every_other(out: Path, tmp_path: Path) -> None:
    (tmp_path / "empty" / ".aligner").mkdir(parents=True)
    assert is_portfolio((out,))
    others = ((), (out, out), (tmp_path,), (tmp_path / "empty",), (tmp_path / "none",), (Path("a\0b"),))
    assert not any(map(is_portfolio, others))


def test_a_portfolio_that_is_opened_is_among_the_recent_plans(out: Path) -> None:
    portfolio = open_for_screen(out)
    assert [one.name for one in portfolio.failures] == ["Aura"]
    assert portfolio.as_of == date(2026, 3, 31)
    (recent,) = recent_plans()
    assert (recent.name, recent.paths) == ("raportit/", (str(out),))
    assert (recent.reading.counts, recent.opened) == ((0, 0, 0), "2026-03-31")
    with pytest.raises(SettingsError):
        open_for_screen(out.parent)


def test_where_nothing_leads_to_a_plan_the_reason_is_told(tmp_path: Path) -> None:
    def failure(*paths: str) -> PlanFailure:
        return PlanFailure("a", "Aura", paths, "damaged", {})

    (tmp_path / "a.csv").touch()
    here, gone = str(tmp_path / "a.csv"), str(tmp_path / "b.csv")
    assert paths_of_plan(failure(here)) == (tmp_path / "a.csv",)
    codes = {
        "portfolio-anonymous": (),
        "portfolio-address": ("s3://bucket/a.csv",),
        "portfolio-gone": (here, gone),
    }
    for code, paths in codes.items():
        with pytest.raises(SourceError) as raised:
            paths_of_plan(failure(*paths))
        assert raised.value.code == code
        assert raised.value.params["file"] in {"Aura", *paths[-1:]}
    with pytest.raises(SourceError, match="portfolio-gone"):
        paths_of_plan(failure("a\0b"))


def test_reports_are_named_as_they_lie_there(out: Path) -> None:
    assert files_in(out) == ()
    for name in ("portfolio.md", "portfolio.html", "other.md"):
        (out / name).touch()
    assert files_in(out) == ("portfolio.md", "portfolio.html")


def test_gaps_and_refusals_are_told_in_words() -> None:
    assert gap_title("MET01", "en") == "Metric missing"
    assert gap_severity("MET01") is Severity.BLOCKER
    assert all(gap_advice("MET01", "sv"))
    assert gap_title("ZZZ99", "en") == "Check ZZZ99"
    assert gap_severity("ZZZ99") is None
    assert gap_advice("ZZZ99", "sv") == ("", "")
    assert why_refused(Refusal("a.xlsx", "damaged"), "en").startswith("a.xlsx: damaged")
    assert why_failed(PlanFailure("a", "Aura", (), "damaged", {"file": "b.xlsx"}), "en").startswith(
        "b.xlsx: "
    )
