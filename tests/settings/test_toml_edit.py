import difflib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.settings.settings_file import Setting, TableName, changed, stated
from aligner.settings.toml_edit import NoRoomError, quoted, value_at, with_value, without

FILE = '''# head
name = "x"   # n
about = """
[[tables]] # not one
"" "quotes"
"""

[[tables]]
# a.xlsx › S
headers = ["A", "B"]
[tables.columns]   # [what] they are
"A" = "goal.owner"   # comment
'B' = ["note", "skip"] # two
"c # \\" = ]" = 'note'

[checks.money_orphan]
limit = 0.6

[ "rates" ]
SEK = 0.0875 # "today"

  [[tables]]
  # b
  headers = [
    "C", # c [
    'D', # d
  ]
  unit = 1_000  # t
  [tables.columns]
  "C" = "skip"

[sheets]
skip = [ # left out
  "Vanha", # since 2020
  "Uusi",
]
[goals]
T1.kind = "other"
T2 = {kind = "other", status = "red"} # braces
# the end'''

COLUMNS = ("tables", 0, "columns")
SKIP = ("sheets", "skip")
CHANGES = {
    "a value keeps its comment": ((*COLUMNS, "A"), "goal.sponsor", '"A" = "goal.sponsor"   # comment'),
    "an odd key": ((*COLUMNS, 'c # " = ]'), "skip", '"c # \\" = ]" = "skip"'),
    "one of a list": ((*COLUMNS, "B"), ["note", "term.name"], '\'B\' = ["note", "term.name"] # two'),
    "a list for a text": (("tables", 1, "columns", "C"), ["skip", "note"], '  "C" = ["skip", "note"]'),
    "a number": (("tables", 1, "unit"), 1, "  unit = 1  # t"),
    "one more of a list": (SKIP, ["Vanha", "Uusi", "Å"], '  "Uusi", "Å",'),
    "one less of a list": (SKIP, ["Uusi"], "  # since 2020"),
    "the last of a list less": (SKIP, ["Vanha"], "  "),
    "another list": (SKIP, ["a", "b", "c", "d"], 'skip = ["a", "b", "c", "d"]'),
    "a new column": ((*COLUMNS, "Ö"), "note", '"Ö" = "note"'),
    "a new key": (("tables", 0, "skip"), True, "skip = true"),
    "a dotted key": (("goals", "T1", "status"), "red", '"T1".status = "red"'),
    "in braces": (("goals", "T2", "kind"), "customer", 'T2 = {kind = "customer", status = "red"} # braces'),
    "a new table": (("metrics", "NPS", "kind"), "customer", '[metrics."NPS"]', 'kind = "customer"'),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("case", CHANGES)
def test_a_value_is_set_and_nothing_else_is_touched(case, newline):
    path, value, *lines = CHANGES[case]
    before = FILE.replace("\n", newline)
    after = with_value(before, path, value)
    assert value_at(after, path) == value
    told = [line[2:] for line in difflib.ndiff(before.split(newline), after.split(newline)) if line[0] == "+"]
    assert [line for line in told if line] == lines
    assert after.count(newline) == after.count("\n")


def test_a_value_is_taken_out_with_its_line():
    after = without(FILE, ("tables", 0, "columns", "A"))
    assert after == FILE.replace('"A" = "goal.owner"   # comment\n', "")
    assert without(after, ("tables", 0, "columns", "A")) == after
    assert value_at(without(FILE, ("goals", "T2", "status")), ("goals", "T2")) == {"kind": "other"}
    assert without("a = 1", ("a",)) == ""


@pytest.mark.parametrize(
    "text",
    [
        'tables = [{headers = ["a"]}]',
        'tables = [{headers = ["a"], columns = {A = "note"}}]',
    ],
)
def test_tables_in_brackets_take_nothing(text):
    with pytest.raises(NoRoomError):
        with_value(text, ("tables", 0, "columns", "A"), "skip")
    with pytest.raises(NoRoomError):
        changed(text, Setting(("unit",), TableName(("b",))), 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('[[tables]]\nsheet="a"', '[[tables]]\nsheet="a"\n[tables.columns]\n"B" = "note"\n'),
        ("[[tables]]\n[off]\n", '[[tables]]\n[tables.columns]\n"B" = "note"\n[off]\n'),
        ('[[tables]]\ncolumns."A"="skip"', '[[tables]]\ncolumns."A"="skip"\ncolumns."B" = "note"\n'),
        ("[[tables]]\ncolumns={}#x", '[[tables]]\ncolumns={"B" = "note"}#x'),
        ("[[tables]]\n[tables.columns]", '[[tables]]\n[tables.columns]\n"B" = "note"\n'),
    ],
)
def test_a_column_is_added_however_the_table_is_written(before, after):
    assert with_value(before, ("tables", 0, "columns", "B"), "note") == after


def test_a_setting_is_found_whatever_stands_before_it():
    setting = Setting(("columns", "a"), TableName(("b", " A ")))
    assert stated(FILE, setting) == "goal.owner"
    moved = FILE.replace("[[tables]]\n# a.xlsx", '[[tables]]\nsheet = "first"\n\n[[tables]]\n# a.xlsx')
    assert stated(changed(moved, setting, "note"), setting) == "note"
    assert '"A" = "note"   # comment' in changed(moved, setting, "note")


def test_an_item_is_in_a_list_or_not_whatever_its_case():
    setting = Setting(("sheets", "skip"), item="VANHA")
    assert stated(FILE, setting) is True
    assert changed(FILE, setting, True) == FILE
    gone = changed(FILE, setting, None)
    assert stated(gone, setting) is None
    assert changed(gone, setting, None) == gone
    assert tomllib.loads(changed("", setting, True)) == {"sheets": {"skip": ["VANHA"]}}


@given(st.text(), st.text(min_size=1), st.sampled_from(["\n", "\r\n"]))
def test_any_text_of_a_client_is_a_key_and_a_value(value, name, newline):
    start, path = FILE.replace("\n", newline), ("tables", 0, "columns", name)
    after = with_value(start, path, value)
    assert value_at(after, path) == value
    again = with_value(after, path, "note")
    assert value_at(again, path) == "note"
    if value_at(start, path) is None:
        assert without(again, path) == start


@given(st.text())
def test_a_quoted_text_reads_back(text):
    assert tomllib.loads(f"a = {quoted(text)}") == {"a": text}
