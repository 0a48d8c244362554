"""A column that seems to hold goals without end is a ledger's or a register's: no such plan is judged."""

import pytest
from books import plan

from aligner import i18n, pipeline, service
from aligner.model.errors import SourceError
from aligner.reading import collect
from aligner.settings import Settings

HEADER = "Tunnus;Tavoite;Budjetti 2026 (€)"


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(collect, "MOST_GOALS", 3)


def ledger(rows):
    lines = (f"T{n};Kirjaus numero {n};{n}" for n in range(1, rows + 1))
    return {"Kirjanpito": "\n".join([HEADER, *lines]).replace(";", "|")}


def limits(made):
    return [note for note in made.notes if note.code == "limit-reached"]


def test_as_many_as_can_be_judged_are_read(few):
    assert limits(plan(ledger(3))) == []


@pytest.mark.parametrize("rows", [4, 9])
def test_one_more_ends_the_table_and_is_told(few, rows):
    (note,) = limits(plan(ledger(rows)))
    assert (note.cell.address, note.cell.text) == ("B1", "Tavoite")
    assert note.params == {"kind": "goals", "limit": 3, "rows": rows}
    assert all("Tavoite" in service.note_text(note, one, "EUR") for one in i18n.LANGUAGES)


def test_goals_without_end_are_refused_before_they_are_judged(few, tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_text("\n".join([HEADER, *(f"T{n};Kirjaus numero {n};{n}" for n in range(1, 8))]))
    with pytest.raises(SourceError, match="too-many-goals") as refused:
        pipeline.run([path], Settings(), as_of=None)
    for language in i18n.LANGUAGES:
        sentence = service.error_sentence(refused.value, language)
        assert sentence.startswith("ledger.csv: ")
        assert all(part in sentence for part in ("Tavoite", "B1", " 3 ", "7", "aligner columns"))


def test_the_columns_are_still_to_be_seen(few, tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_text("\n".join([HEADER, *(f"T{n};Kirjaus numero {n};{n}" for n in range(1, 8))]))
    made = pipeline.read([path], Settings())
    assert [column.field for column in made.sources[0].tables[0].columns][:2] == ["goal.id", "goal.name"]


def test_counts_are_written_as_the_language_does():
    error = SourceError("too-many-goals", file="a", header="b", place="C1", limit=20_000, rows=1_200_000)
    assert "20 000" in service.error_sentence(error, "fi").replace("\u00a0", " ")
    assert "1,200,000" in service.error_sentence(error, "en")
    stated = SourceError("too-large", file="a", limit="512 MB")
    assert "512 MB" in service.error_sentence(stated, "sv")
