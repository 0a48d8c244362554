import pytest
from books import plan

NOTES = [
    (
        "a column without a header is noted where something stands in it",
        "Tavoite||Määritelmä\nLupa|x|a",
        ["header-blank"],
    ),
    ("a spacer column is not", "Tavoite||Määritelmä\nLupa||a", []),
    ("a column that means nothing is noted", "Tavoite|Määritelmä|Zzqx\nLupa|a|x", ["column-unknown"]),
    ("an empty sheet is nothing to note", "", []),
    ("a sheet without a table is noted", "Kansi\nStrategian toimeenpano", ["sheet-skipped"]),
    ("a table about something else is noted", "Vuosi|Huomautus\n2026|x", ["table-skipped"]),
]


@pytest.mark.parametrize(("sheet", "codes"), [n[1:] for n in NOTES], ids=[n[0] for n in NOTES])
def test_what_is_noted_of_columns(sheet, codes):
    rows = sheet or []
    assert [n.code for n in plan({"T": rows}).notes] == codes


def test_samples_of_a_column_are_few_short_and_different():
    rows = "\n".join(f"Tavoite {n // 2}{'x' * 100}|a" for n in range(200))
    column = plan({"T": f"Tavoite|Määritelmä\n{rows}"}).sources[0].tables[0].columns[0]
    assert len(column.samples) == 3
    assert max(map(len, column.samples)) == 60
