import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.batch.naming import LONGEST, Named, file_name, ids_of, names_of, report_names

ROOT = Path("/clients")


def plans(*entries: str, loose: bool = True) -> list[Named]:
    return [Named(ROOT, entry, loose) for entry in entries]


def reports(*entries: str) -> list[str]:
    given = plans(*entries)
    return report_names(given, ids_of(given))


def folded(name: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())


def test_ordinary_names_stay_as_they_are():
    assert reports("Espoon kaupunki.xlsx", "K-ryhmä 2026.ods", "Öja.csv", "two.dots.v2.xlsx") == [
        "Espoon kaupunki", "K-ryhmä 2026", "Öja", "two.dots.v2",
    ]  # fmt: skip


def test_names_that_some_system_takes_for_one_are_told_apart():
    entries = ["a.xlsx", "A.xlsx", "a.csv", "a.ods", "a_.xlsx", "a .xlsx", "ä.ods", "a\u0308.ods"]
    names = reports(*entries)
    assert len(set(map(folded, names))) == len(entries)
    assert names[2:5] == ["a-csv", "a-ods", "a_"]
    assert names[0].startswith("a-")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CON", "CON_"),
        ("con.x", "con_.x"),
        ("Lpt1", "Lpt1_"),
        ("COM¹", "COM¹_"),
        ("console", "console"),
        ("Portfolio", "Portfolio_"),
        ("", "plan"),
        (" . ", "plan"),
        ("...hidden", "hidden"),
        ("-rf", "rf"),
        ("trailing. ", "trailing"),
        ('a<b>:"/\\|?*c', "a_b________c"),
        ("a\nb\tc", "a b c"),
        ("\u202egnp\u200b", "gnp"),
        ("\x1b[31mred", "[31mred"),
        ("bad\udcff", "bad_"),
        ("ä" * 100, "ä" * 60),
    ],
)
def test_a_name_is_made_safe_for_every_system(text, name):
    assert file_name(text) == name


def test_long_names_with_one_beginning_keep_their_ends_apart():
    names = reports("x" * 200 + "1.xlsx", "x" * 200 + "2.xlsx")
    assert len(set(names)) == 2
    assert all(len(name.encode()) <= LONGEST for name in names)


def test_more_plans_do_not_rename_those_that_are_told_apart():
    assert reports("a.xlsx", "A.xlsx") == reports("a.xlsx", "A.xlsx", "A.csv", "b.xlsx")[:2]


def test_what_people_read_is_the_name_and_the_whole_id_where_two_have_one():
    given = plans("a.xlsx", "a.csv", "b\n.ods", "A.ods", "\u200b.xls")
    assert names_of(given, ids_of(given)) == ["a.xlsx", "a.csv", "b", "A", ".xls"]


def test_ids_name_the_folder_where_two_folders_hold_the_same():
    given = [Named(Path("/x/one"), "K", False), Named(Path("/x/two"), "K", False), Named(ROOT, "L", False)]
    assert ids_of(given) == ["one/K", "two/K", "L"]


ENTRIES = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=6),
        st.text(alphabet="aA. _-ä\u0308~\ud800\u202e", min_size=1, max_size=4),
        st.sampled_from(["con", "portfolio", "a-xlsx", "A.xlsx", "a.xlsx"]),
        st.text(min_size=80, max_size=90),
    ).map(lambda name: name.replace("/", "_").replace("\0", "_") + ".xlsx"),
    unique=True,
    max_size=8,
)


@settings(max_examples=60)
@given(ENTRIES)
def test_reports_never_share_a_name_and_every_name_is_safe(entries):
    entries = [entry for entry in entries if encodable(entry)]
    names = reports(*entries)
    assert len(set(map(folded, names))) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-8")) <= LONGEST
        assert name[0] not in ". ~-"
        assert name[-1] not in ". "
        assert not set(name) & set('<>:"/\\|?*')
        assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in name)
        assert folded(name) not in {"portfolio", "con"}
    assert dict(zip(reversed(entries), reports(*reversed(entries)), strict=True)) == dict(
        zip(entries, names, strict=True)
    )


def encodable(entry: str) -> bool:
    try:
        entry.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True
