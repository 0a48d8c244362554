from __future__ import annotations

import json
import shutil
import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_at_once import play_plan, press, said
from rich.cells import cell_len
from stage import screen
from textual.pilot import Pilot
from textual.widgets import Input

from aligner.model.acts import Act, Change
from aligner.tui.app import AlignerApp
from aligner.tui.look import Look
from aligner.tui.reporting import has_desktop, paths_of, shortened, wrong_path
from aligner.tui.views.inline import broken, inline
from aligner.tui.views.preview import preview

SAMPLE = Path(__file__).parents[2] / "samples" / "kaarnalahden-energia"
FI = Look("fi")
WRITTEN = r"""# Onko sanoilla katetta?

1. Kuudesta asiakastavoitteesta **kolme on korulauseita**, kaksi on puolivillaisia.
> ”alan \*ehdoton\* *ykkönen*” — `strategia.xlsx` › F5

| Havainto | Missä |
|:--|--:|
| Määritelmää \| ei ole &lt;b&gt; | Tavoitteet › E5, pitkä paikka joka jatkuu alempana |

```text
 **ei korosteta**  █████
```
"""


def lines(width: int = 50, text: str = WRITTEN) -> list[str]:
    return [line.plain for line in preview(text, FI, width).lines]


def test_a_report_is_laid_out_for_the_eye() -> None:
    assert lines() == [
        "Onko sanoilla katetta?",
        "",
        "1. Kuudesta asiakastavoitteesta kolme on",
        "   korulauseita, kaksi on puolivillaisia.",
        "│ ”alan *ehdoton* ykkönen” — strategia.xlsx › F5",
        "",
        "Havainto                  Missä",
        "Määritelmää | ei ole <b>  Tavoitteet › E5, pitkä",
        "                          paikka joka jatkuu",
        "                          alempana",
        "",
        " **ei korosteta**  █████",
    ]


def test_emphasis_is_a_style_and_what_is_escaped_is_plain_characters() -> None:
    text = inline(r"a **b** *c* \*d\* [e](http://x) [/f] \[g", FI)
    assert text.plain == "a b c *d* [e](http://x) [/f] [g"
    assert [(text.plain[s.start : s.end], str(s.style)) for s in text.spans] == [
        ("b", "bold"),
        ("c", "italic"),
    ]
    assert inline("\x1b]8;;x\x07a\u202eb", FI).plain == "]8;;xab"


def test_a_number_and_its_sign_stay_on_one_line() -> None:
    text = "sammantaget går 39\u00a0% av pengarna"
    assert [line.plain for line in broken(inline(text, FI), 18)] == [
        "sammantaget går",
        "39\u00a0% av pengarna",
    ]
    amount = "1\u00a0163\u00a0751\u00a0000\u00a0€"
    table = f"| a | b | c |\n|---|---|---|\n| {'sana ' * 20} | {amount} | {'toinen ' * 20} |"
    assert amount in "\n".join(line.plain for line in preview(table, FI, 40).lines)


def test_the_reader_stays_at_the_same_line_at_another_width() -> None:
    wide, narrow = preview(WRITTEN, FI, 120), preview(WRITTEN, FI, 40)
    at = next(i for i, line in enumerate(narrow.lines) if "alempana" in line.plain)
    assert "Määritelmää" in wide.lines[wide.line_of(narrow.written_at(at))].plain
    assert (preview("", FI, 40).lines, wide.line_of(999), wide.written_at(999)) == ((), 0, 0)


@given(st.text(st.sampled_from("ab 漢*`\\|-_\u0301"), max_size=60), st.integers(5, 20), st.integers(0, 2))
@settings(max_examples=200, deadline=None)
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(text: str, width: int, hang: int) -> None:
    whole = inline(text, FI)
    laid = list(broken(whole, width, hang))
    assert all(cell_len(line.plain) <= width for line in laid)
    assert "".join("".join(line.plain for line in laid).split()) == "".join(whole.plain.split())


@given(
    st.lists(
        st.lists(st.text(st.sampled_from("ab 漢"), max_size=40), min_size=7, max_size=7),
        min_size=1,
        max_size=3,
    )
)
@settings(max_examples=60, deadline=None)
def test_a_table_of_any_size_keeps_to_the_width(rows: list[list[str]]) -> None:
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    assert all(line.cell_len <= 60 for line in preview(table, FI, 60).lines)


def test_paths_are_one_for_each_format_and_what_is_wrong_with_one_is_told(tmp_path: Path) -> None:
    assert paths_of("a/r.json", ("md",)) == (Path("a/r.json"),)
    assert paths_of("a/r.json", ("md", "json")) == (Path("a/r.md"), Path("a/r.json"))
    wrong = {
        "": "no_path",
        str(tmp_path): "is_folder",
        "r.html": "other_ending",
        f"{tmp_path}/x/r.md": "no_folder",
    }
    assert {typed: wrong_path(typed) for typed in wrong} == wrong
    assert wrong_path(f"{tmp_path}/r.MD") == ""
    assert shortened(Path.home() / "r.md") == "~/r.md"
    assert shortened(Path("/r.md")) == "/r.md"


def test_a_folder_opens_in_a_window_only_where_there_are_windows() -> None:
    assert has_desktop({}, "darwin") and has_desktop({"WAYLAND_DISPLAY": "w"}, "linux")
    assert not has_desktop({"TERM": "xterm"}, "linux")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    out = tmp_path / "ulos"
    out.mkdir()
    monkeypatch.chdir(out)
    return Path(shutil.copytree(SAMPLE, tmp_path / "plan"))


def test_the_report_is_previewed_and_written_in_its_own_language(plan: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        assert "Onko sanoilla katetta?" in screen(app) and "**" not in screen(app)
        await press(pilot, app, "l")
        assert "svenska" in said(app, "report-state") and "Om arbetet" not in screen(app)
        assert "Har orden täckning?" in screen(app)
        await press(pilot, app, "f", "down", "down", "enter")
        assert "md + json" in said(app, "report-state")
        await press(pilot, app, "w")
        field = app.screen.query_one(Input)
        assert field.value.endswith("ulos/rapport-kaarnalahden-energia-oy.md")
        field.value = "x.html"
        await press(pilot, app, "enter")
        assert ".md tai .json" in said(app, "form-said")
        field.value = "r.md"
        await press(pilot, app, "enter")
        assert "r.md" in screen(app)
        assert Path("r.md").read_text("utf-8").startswith("# ")
        assert json.loads(Path("r.json").read_text("utf-8"))["schema"].startswith("aligner.assessment/")
        Path("r.md").write_text("oma", "utf-8")
        await press(pilot, app, "enter")
        app.screen.query_one(Input).value = "r.md"
        await press(pilot, app, "enter")
        assert "on jo olemassa" in said(app, "form-said") and Path("r.md").read_text("utf-8") == "oma"
        await press(pilot, app, "enter")
        assert Path("r.md").read_text("utf-8") != "oma"
        assert app.plan is not None
        kept = app.plan.remembered()
        assert (kept["report.language"], kept["report.formats"]) == ("sv", "md,json")
        assert kept["report.folder"] == str(Path.cwd())
        await press(pilot, app, "Y")
        assert app.clipboard.startswith("# ")

    play_plan(plan, steps, tab="7")


def test_an_earlier_assessment_is_compared_with_and_left_again(plan: Path) -> None:
    Path("muu.json").write_text("{}", "utf-8")

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        await press(pilot, app, "w")
        app.screen.query_one(Input).value = "vanha.json"
        await press(pilot, app, "enter", "c")
        app.screen.query_one(Input).value = "ei.json"
        await press(pilot, app, "enter")
        assert "ei ole" in said(app, "form-said")
        app.screen.query_one(Input).value = "muu.json"
        await press(pilot, app, "enter")
        assert "muu.json" in screen(app) and "Vertailu" not in said(app, "report-state")
        await press(pilot, app, "c")
        app.screen.query_one(Input).value = "vanha.json"
        await press(pilot, app, "enter")
        assert "Vertailu: vanha.json" in said(app, "report-state")
        assert "Onko sanoilla katetta?" not in screen(app).splitlines()[4]
        await press(pilot, app, "w")
        assert "vertailu-kaarnalahden" in app.screen.query_one(Input).value
        await press(pilot, app, "escape", "c")
        assert "Onko sanoilla katetta?" in screen(app) and "Vertailu" not in said(app, "report-state")

    play_plan(plan, steps, tab="7")


def test_the_folder_opens_or_its_path_is_copied(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)

    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        await press(pilot, app, "a")
        assert app.clipboard == str(Path.cwd()) and not opened
        monkeypatch.setenv("DISPLAY", ":0")
        await press(pilot, app, "a")
        assert opened == [Path.cwd().as_uri()]

    play_plan(plan, steps, tab="7")


def test_the_preview_scrolls_follows_the_width_and_says_that_tried_changes_are_not_in_it(plan: Path) -> None:
    async def steps(pilot: Pilot[None], app: AlignerApp) -> None:
        first = screen(app).splitlines()[4]
        await press(pilot, app, "j", "j")
        assert screen(app).splitlines()[4] != first
        await press(pilot, app, "k", "k")
        assert screen(app).splitlines()[4] == first
        await press(pilot, app, "G")
        bottom = screen(app)
        await press(pilot, app, "g", "end")
        assert screen(app) == bottom
        await pilot.resize_terminal(140, 40)
        await press(pilot, app, "home")
        assert first.strip() in screen(app)
        assert app.plan is not None
        tried = replace(app.plan.shown, changes=(Change("T1", Act.NAME_OWNER, "Joku"),))
        app.plan.renew(tried, app.look)
        assert "kokeiltavat muutokset eivät ole mukana" in said(app, "report-state")

    play_plan(plan, steps, tab="7")
