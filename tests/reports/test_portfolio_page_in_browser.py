"""The page's script at work in a browser: it sorts, filters and marks plans; skipped where there is none."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from html_tree import parsed
from portfolios import forty

from aligner.i18n import formats
from aligner.model.portfolio import Measure
from aligner.model.verdicts import Tone
from aligner.reports.portfolio_html import render

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PROBE = Path(__file__).with_name("portfolio_page_probe.js")


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What the probe saw; the policy is taken off, because it would not let the probe run."""
    if BROWSER is None:
        pytest.skip("no browser here")
    folder = tmp_path_factory.mktemp("page")
    page = re.sub("<meta http-equiv[^>]*>", "", render(forty(), "en", Tone.SHARP))
    file = folder / "portfolio.html"
    file.write_text(page.replace("</body>", f"<script>{PROBE.read_text('utf-8')}</script></body>"), "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--dump-dom")
    done = subprocess.run([BROWSER, *options, file.as_uri()], capture_output=True, timeout=120, check=False)
    dumped = re.search(r'<pre id="probe">.*</pre>', done.stdout.decode())
    if dumped is None:
        pytest.skip("the browser does not start here")
    return json.loads(parsed(dumped[0]).text)


def values(measure):
    """The plans' values on a measure, as they are shown, from the least to the most."""
    known = sorted(c.positions[measure].value for c in forty().clients if measure in c.positions)
    return [formats.percent(value, "en") for value in known]


def test_a_heading_sorts_the_best_first_and_pressed_again_the_other_way(seen):
    (first, best), (again, worst) = seen["backed"]
    unknown = ["unknown"] * best.count("unknown")
    assert (first, again) == ("descending", "ascending")
    assert worst == values(Measure.BACKED) + unknown
    assert best == values(Measure.BACKED)[::-1] + unknown


def test_where_less_is_better_the_least_comes_first_and_the_unknown_always_last(seen):
    (first, best), (_, worst) = seen["gap"]
    unknown = best.count("unknown")
    assert first == "ascending" and unknown > 0
    assert best[: len(best) - unknown] == values(Measure.SAY_PAY_GAP)
    assert worst[-unknown:] == best[-unknown:] == ["unknown"] * unknown
    assert seen["onlyOneSorted"] == 1


def test_names_come_back_in_their_order_and_no_plan_is_lost(seen):
    assert seen["after"] == seen["before"] == [client.record.name for client in forty().clients]


def test_the_heat_map_sorts_by_a_pillar(seen):
    order, cells = seen["heat"]
    known = [int(cell.rstrip("%")) for cell in cells if cell != "unknown"]
    assert order == "descending" and known == sorted(known, reverse=True)
    assert cells[len(known) :] == ["unknown"] * (40 - len(known))


def test_the_filter_leaves_what_is_sought_and_says_how_many(seen):
    names, told = seen["filtered"]
    assert names == ["Otavan kirjakauppa", "Tuomarlan kaupunki"] and told == "showing 2 of 40"
    assert seen["unfiltered"] == 40


def test_a_chosen_plan_is_marked_in_both_tables_and_on_every_strip_that_knows_it(seen):
    chosen = forty().clients[4]
    hidden, name, link, told = seen["chosen"]
    assert seen["hidden"] and not hidden
    assert name == chosen.record.name and link == f"{chosen.record.report}.md"
    assert told.startswith(f"{name}: chosen ")
    assert seen["marked"] == [2, len(chosen.positions)]


def test_rows_and_strips_obey_the_keyboard(seen):
    names = [client.record.name for client in forty().clients]
    assert seen["byKeys"] == [names[1], names[1]]
    best = max(
        (c for c in forty().clients if Measure.BACKED in c.positions),
        key=lambda client: client.positions[Measure.BACKED].value,
    )
    role, place, told = seen["end"]
    count = best.positions[Measure.BACKED].count
    assert (role, place) == ("slider", str(count))
    assert told.endswith(f"place 1/{count}")
    assert seen["left"][0] == str(count - 1)
    assert seen["left_alone"] == [True, 0]
