"""What a firm says of all plans of a batch: its settings and its templates."""

from __future__ import annotations

import pytest
from small_batches import files

from aligner.model.errors import SettingsError
from aligner.model.verdicts import Tone

TEMPLATE = "# {{ report.title }}\n"


@pytest.fixture
def templates(tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "report.md.j2").write_text(TEMPLATE, "utf-8")
    return folder


@pytest.fixture
def settings(tmp_path):
    def write(text):
        path = tmp_path / "firm.toml"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize(("content", "code"), [(None, "no-template"), ("{% if %}\n", "template")])
def test_a_template_that_will_not_do_ends_the_batch_and_costs_nothing(
    batch, tmp_path, templates, content, code, resume
):
    batch()
    before = files(tmp_path / "out")
    (templates / "report.md.j2").unlink()
    if content is not None:
        (templates / "report.md.j2").write_text(content, "utf-8")
    with pytest.raises(SettingsError) as caught:
        batch(templates=templates, resume=resume)
    assert caught.value.code == code
    assert files(tmp_path / "out") == before
    assert batch(resume=True)[0].unchanged == 3, "what was kept is still known"


def test_a_batch_that_writes_no_markdown_needs_no_template(batch, tmp_path, templates):
    (templates / "report.md.j2").unlink()
    assert batch(templates=templates, forms=("json",))[0].done == 3


def test_a_fault_that_shows_only_where_a_template_is_filled_costs_no_report(batch, tmp_path, templates):
    batch()
    before = files(tmp_path / "out")
    (templates / "report.md.j2").write_text("{{ report.no_such_thing }}\n", "utf-8")
    with pytest.raises(SettingsError) as caught:
        batch(templates=templates)
    assert caught.value.code == "template"
    assert files(tmp_path / "out") == before
    assert batch(resume=True)[0].done == 3


def test_a_settings_file_that_will_not_do_is_told_of_once(batch, tmp_path, settings):
    with pytest.raises(SettingsError):
        batch(config=settings("no_such_key = 1"))
    assert not (tmp_path / "out").exists()


def test_a_firms_settings_hold_for_the_portfolio_as_for_each_report(batch, tmp_path, settings):
    said = settings('language = "sv"\ntone = "neutral"\nnames = "off"\n')
    told = batch(config=said)[0].portfolio
    assert (told.tone, told.names) == (Tone.NEUTRAL, False)
    written = files(tmp_path / "out")
    assert b"planer" in written["portfolio.md"]
    batch(config=said, tone=Tone.SHARP, names=True, out="other")
    assert files(tmp_path / "other")["portfolio.md"] != written["portfolio.md"]


def test_where_no_settings_are_named_each_plan_has_its_own(batch, tmp_path, clients):
    (clients / "Anna Oy" / "aligner.toml").write_text('language = "fi"\n', "utf-8")
    told = batch()[0].portfolio
    assert (told.tone, told.names) == (None, None)
    written = files(tmp_path / "out")
    assert b"tavoite" in written["Anna Oy.md"].lower()
    assert b"tavoite" not in written["Carl Ltd.md"].lower()
