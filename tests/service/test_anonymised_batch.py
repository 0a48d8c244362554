import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from strange_plans import MARK, make_strange, word, write_followup, write_settings

from aligner import service
from aligner.model.limits import Limits
from aligner.model.places import place
from aligner.service import Request
from aligner.service.batch import BatchRequest, open_portfolio, rebuild_portfolio, run_batch
from aligner.service.batch_sharing import KEY

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def clients(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clients")
    for name in ("kaarnalahden-energia", "region-tallmo"):
        plan = folder / f"{name} {word(name)}"
        make_strange(place("samples") / name, plan)
    write_settings(plan)
    write_followup(plan, service.check(Request((plan,), language="en", as_of=DAY)))
    (plan / f"{word('login page')}.xls").write_text("<html><body>login</body></html>", "utf-8")
    (folder / f"{word('page')}.xls").write_text("<html><body>login</body></html>", "utf-8")
    broken = folder / word("broken settings")
    broken.mkdir()
    (broken / f"{word('goals')}.csv").write_text("Goal\nHelp fast\n", "utf-8")
    (broken / "aligner.toml").write_text(f'{word("setting")} = "{word("value")}"\n', "utf-8")
    return folder


@pytest.fixture(scope="module")
def asked(clients, tmp_path_factory):
    out = tmp_path_factory.mktemp("reports") / "out"
    request = Request((), language="fi", as_of=DAY, limits=Limits())
    return BatchRequest((str(clients),), out, request, jobs=2, anonymise=True)


@pytest.fixture(scope="module")
def shared(asked):
    """A folder of reports that was open before it was made to be shared."""
    run_batch(replace(asked, anonymise=False), lambda _: None)
    return run_batch(asked, lambda _: None)


def contents(out):
    """Every file that may be shared, and every part of those that are packages, as bytes by name."""
    for path in sorted(path for path in out.iterdir() if path.is_file()):
        yield path.name, path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                yield from ((f"{path.name}/{part}", package.read(part)) for part in package.namelist())


def named(out):
    mark = MARK.encode()
    return [name for name, told in contents(out) if mark in name.encode().lower() or mark in told.lower()]


def test_nothing_that_may_be_shared_holds_a_word_of_the_clients(asked, shared):
    assert {path.suffix for path in asked.out.iterdir()} == {".md", ".json", ".html", ".xlsx", ""}
    assert sorted(path.stem for path in asked.out.glob("organisaatio-*.md")) == sorted(
        one.record.report for one in shared.portfolio.clients
    )
    assert named(asked.out) == []
    assert named(asked.out / ".aligner") != []


def test_failures_are_told_without_names(asked, shared):
    told = {failure.code: failure for failure in shared.portfolio.failures}
    assert set(told) == {"html-page", "settings-unknown-at-all"}
    page = (asked.out / "portfolio.md").read_text("utf-8")
    assert f"{told['html-page'].name}: tämä on verkkosivu" in page
    (refused,) = (one.record.refused for one in shared.portfolio.clients if one.record.refused)
    assert [one.file for one in refused] == ["tiedosto 2"]
    report = next(one.record.report for one in shared.portfolio.clients if one.record.refused)
    assert "tiedosto 2: tämä on verkkosivu" in (asked.out / f"{report}.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_portfolio_made_anew_keeps_the_numbers_and_names_nobody(language, asked, shared):
    result = rebuild_portfolio(asked.out, replace(asked.request, language=language, language_stated=True))
    assert [one.record.report for one in result.portfolio.clients] == [
        one.record.report for one in shared.portfolio.clients
    ]
    assert all(one.record.name.startswith("Organisation ") for one in result.portfolio.clients)
    assert named(asked.out) == []


def test_a_later_run_keeps_the_numbers_and_gives_new_plans_the_next(asked, shared, clients, tmp_path):
    key = json.loads((asked.out / KEY).read_text("utf-8"))
    more = tmp_path / f"more {word('more')}"
    make_strange(place("samples") / "tern-and-harrow", more / "client")
    run_batch(replace(asked, folders=(*asked.folders, str(more)), resume=True), lambda _: None)
    after = json.loads((asked.out / KEY).read_text("utf-8"))
    assert list(after.items())[: len(key)] == list(key.items())
    assert list(after)[len(key) :] == ["05"]
    assert named(asked.out) == []


def test_an_open_batch_has_an_anonymous_portfolio_that_leads_to_no_report(clients, asked, tmp_path):
    open_ = replace(asked, out=tmp_path / "open", anonymise=False)
    run_batch(open_, lambda _: None)
    assert {"portfolio.md", "portfolio.html", "portfolio.json"} < set(named(open_.out))
    assert any(name.startswith("portfolio.xlsx/") for name in named(open_.out))
    result = rebuild_portfolio(open_.out, open_.request, anonymise=True)
    assert [one.record.report for one in result.portfolio.clients] == ["", ""]
    assert not [name for name in named(open_.out) if name.startswith("portfolio")]
    assert not open_portfolio(open_.out).anonymous
