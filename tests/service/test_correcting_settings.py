import hashlib
import shutil
import threading
import time
import tomllib

import pytest
from openpyxl import Workbook

from aligner import i18n, service
from aligner.model.errors import OutputError, SettingsError
from aligner.service import Request
from aligner.service.correcting import Corrections
from aligner.service.correction_targets import choices_of
from aligner.service.settings_writing import rewrite
from aligner.service.table_views import fields, need, tables_of, unread_sheets

HEADERS = "Tavoite;Määritelmä;Vastuutaho;Sarake X;Summa"
PLAN = f"{HEADERS}\nPuhelu vastataan;Kahdessa minuutissa;Ann;Bo;5\nLasku on selvä;Yhdellä sivulla;Cy;Di;7\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.csv").write_text(PLAN, "utf-8")
    return tmp_path


class Session:
    """One person at work on the plan in a folder."""

    def __init__(self, folder, **given):
        self.request = Request((folder,), language="fi", **given)
        self.corrections = Corrections(self.request)
        self.file = given.get("config") or folder / "aligner.toml"

    @property
    def plan(self):
        return service.read(self.request)

    def view(self, sheet="", file=None):
        views = [v for v in tables_of(self.plan) if v.table.sheet == sheet]
        return next(v for v in views if file is None or v.source.file == file)

    def set(self, header, field, occurrence=0, sheet=""):
        view = self.view(sheet)
        column = [c for c in view.table.columns if c.header == header][occurrence]
        return self.corrections.set_field(view, column, field)

    def field(self, header, sheet=""):
        return [c.field for c in self.view(sheet).table.columns if c.header == header]

    @property
    def text(self):
        return self.file.read_bytes().decode()


@pytest.fixture
def session(folder):
    return Session(folder)


def workbook(path, **sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.strip("_"))
        sheet.sheet_state = "hidden" if name.startswith("_") else "visible"
        for row in rows:
            sheet.append(row)
    book.save(path)


LINES = [("Tavoite", "Määritelmä", "Summa (€)"), ("Puhelu vastataan", "Kahdessa minuutissa", 5)]


def test_a_corrected_column_is_read_anew_and_only_the_settings_are_written(session, folder):
    before = hashlib.sha256((folder / "plan.csv").read_bytes()).hexdigest()
    done = session.set("Sarake X", "goal.sponsor")
    assert session.field("Sarake X") == ["goal.sponsor"]
    assert done.sentence("fi") == "Sarake X → johdon vastuuhenkilö"
    assert hashlib.sha256((folder / "plan.csv").read_bytes()).hexdigest() == before
    assert sorted(p.name for p in folder.iterdir()) == ["aligner.toml", "plan.csv"]
    assert session.text.startswith("# Näin sarakkeet")


def test_the_next_file_of_the_kind_is_read_that_way_too(session, folder):
    session.set("Sarake X", "goal.sponsor")
    (folder / "plan.csv").rename(folder / "next.csv")
    assert session.field("Sarake X") == ["goal.sponsor"]


def test_a_column_is_left_out_kept_as_a_comment_or_given_back_to_the_reader(session):
    before = session.field("Vastuutaho")
    for field in ("skip", "note"):
        session.set("Vastuutaho", field)
        assert session.field("Vastuutaho") == [field]
    assert session.set("Vastuutaho", None).sentence("en") == "Vastuutaho → to be confirmed"
    assert session.field("Vastuutaho") == before


OWN = """# oma tiedosto
name = "Oma"   # nimi

[[tables]]
# plan.csv
headers = ["Tavoite", "Määritelmä", "Vastuutaho", "Sarake X", "Summa"]
[tables.columns]
# nämä on sovittu Bon kanssa
"Vastuutaho" = "goal.owner"   # ei tiimi
"SARAKE  x" = 'note' # Bo tietää

[checks.money_orphan]
limit = 0.6

[[tables]]
sheet = "Muu" # ei tänne
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_else_in_the_file_stays_letter_by_letter(newline, mark, session):
    own = mark + OWN.replace("\n", newline)
    session.file.write_bytes(own.encode())
    session.set("Sarake X", "goal.sponsor")
    assert session.text == own.replace("'note' #", '"goal.sponsor" #')
    session.set("Summa", "budget.granted")
    added = '"goal.sponsor" # Bo tietää' + newline
    assert session.text == own.replace(
        "'note' # Bo tietää" + newline, added + f'"Summa" = "budget.granted"{newline}'
    )
    session.corrections.undo()
    session.corrections.undo()
    assert session.text == own


def test_the_named_settings_file_takes_the_corrections(folder):
    session = Session(folder, config=folder / "mine.toml")
    session.file.write_text('name = "Oma"\n')
    session.set("Sarake X", "goal.sponsor")
    assert 'name = "Oma"\n' in session.text
    assert session.field("Sarake X") == ["goal.sponsor"]
    assert not (folder / "aligner.toml").exists()


def test_of_repeated_headers_the_one_that_is_meant_is_changed(session, folder):
    (folder / "plan.csv").write_text(
        "Tavoite;Määritelmä;Arvo;Arvo\nPuhelu;Kahdessa minuutissa;1;2\n", "utf-8"
    )
    before = session.field("Arvo")
    session.set("Arvo", "metric.target", occurrence=1)
    assert session.field("Arvo") == [before[0], "metric.target"]
    session.set("Arvo", "metric.baseline")
    assert session.field("Arvo") == ["metric.baseline", "metric.target"]
    session.set("Arvo", None, occurrence=1)
    assert session.field("Arvo")[0] == "metric.baseline"
    for _ in range(3):
        session.corrections.undo()
    assert session.field("Arvo") == before


def test_undo_and_redo_go_through_all_that_was_done(session):
    before = session.field("Vastuutaho"), session.field("Sarake X")
    session.set("Vastuutaho", "goal.sponsor")
    session.set("Sarake X", "goal.owner")
    done = session.corrections.done
    assert [session.corrections.undo(), session.corrections.undo()] == list(done[::-1])
    assert session.corrections.undo() is None
    assert not session.file.exists(), "what we made is taken away again"
    assert (session.field("Vastuutaho"), session.field("Sarake X")) == before
    assert [session.corrections.redo(), session.corrections.redo()] == list(done)
    assert session.corrections.redo() is None
    assert (session.field("Vastuutaho"), session.field("Sarake X")) == (["goal.sponsor"], ["goal.owner"])


def test_a_new_act_ends_what_could_be_done_again(session):
    session.set("Vastuutaho", "goal.sponsor")
    session.corrections.undo()
    session.set("Sarake X", "goal.owner")
    assert session.corrections.undone == ()


def test_what_changes_nothing_is_nothing_to_undo(session):
    session.set("Vastuutaho", "goal.sponsor")
    session.set("Vastuutaho", "goal.sponsor")
    assert len(session.corrections.done) == 1


def test_undo_leaves_what_another_saved_meanwhile(session, folder):
    mine, other = session, Session(folder)
    mine.set("Vastuutaho", "goal.sponsor")
    other.set("Sarake X", "goal.owner")
    other.file.write_text(other.text + "# muistiinpano\n[checks.money_orphan]\nlimit = 0.5\n")
    mine.corrections.undo()
    assert mine.field("Sarake X") == ["goal.owner"]
    assert "# muistiinpano\n" in mine.text
    assert "Vastuutaho" not in tomllib.loads(mine.text)["tables"][0]["columns"]
    mine.corrections.redo()
    assert (mine.field("Vastuutaho"), mine.field("Sarake X")) == (["goal.sponsor"], ["goal.owner"])


def test_what_another_has_changed_since_is_theirs(session, folder):
    session.set("Vastuutaho", "goal.sponsor")
    Session(folder).set("Vastuutaho", "note")
    with pytest.raises(SettingsError) as caught:
        session.corrections.undo()
    assert "”Vastuutaho”" in service.error_sentence(caught.value, "fi")
    assert session.field("Vastuutaho") == ["note"]
    assert session.corrections.done == ()


@pytest.mark.parametrize("move", ["undo", "redo"])
def test_what_fails_for_a_moment_can_be_undone_or_redone_later(move, session):
    session.set("Vastuutaho", "goal.sponsor")
    session.set("Sarake X", "goal.owner")
    if move == "redo":
        session.corrections.undo()
    before = session.corrections.done, session.corrections.undone
    good = session.text
    session.file.write_text(good + "[[tab")  # somebody is just saving it
    with pytest.raises(SettingsError):
        getattr(session.corrections, move)()
    assert (session.corrections.done, session.corrections.undone) == before
    session.file.write_text(good)
    assert getattr(session.corrections, move)() is not None


def test_two_at_once_lose_nothing(folder):
    names = [f"Sarake {number}" for number in range(12)]
    (folder / "plan.csv").write_text(
        "Tavoite;Määritelmä;" + ";".join(names) + "\nA b c;Kaksi;" + ";".join("xyzåäöabcdef")
    )
    people = [Session(folder) for _ in range(2)]
    view = people[0].view()
    columns = {column.header: column for column in view.table.columns}

    def work(number):
        for name in names[number::2]:
            people[number].corrections.set_field(view, columns[name], "note")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (table,) = tomllib.loads(people[0].text)["tables"]
    assert set(table["columns"]) == set(names)


def test_a_settings_file_with_a_slip_is_told_and_left_alone(session):
    view = session.view()
    session.file.write_text("nmae = 'x'\n")
    with pytest.raises(SettingsError) as caught:
        session.corrections.set_field(view, view.table.columns[0], "note")
    assert caught.value.code == "settings-unknown"
    assert session.text == "nmae = 'x'\n"


def test_a_field_that_does_not_exist_is_refused_before_anything_is_written(session):
    with pytest.raises(SettingsError):
        session.set("Vastuutaho", "goal.ownr")
    assert not session.file.exists()
    assert session.corrections.done == ()


def test_tables_in_brackets_on_one_line_take_no_correction(session):
    view = session.view()
    session.file.write_text('tables = [{headers = ["a"]}]\n')
    with pytest.raises(SettingsError) as caught:
        session.corrections.set_field(view, view.table.columns[0], "note")
    assert caught.value.code == "settings-no-room"
    assert session.text == 'tables = [{headers = ["a"]}]\n'


def test_a_column_without_a_header_cannot_be_named(session, folder):
    (folder / "plan.csv").write_text("Tavoite;;Määritelmä\nPuhelu;x;Kahdessa minuutissa\n", "utf-8")
    with pytest.raises(SettingsError) as caught:
        session.set("", "note")
    assert caught.value.code == "column-without-header"


def test_a_header_row_is_said_for_its_sheet_and_taken_back(session, folder):
    (folder / "plan.csv").write_text(
        "Tavoite;Kuvaus\nTavoite;Määritelmä\nPuhelu;Kahdessa minuutissa\n", "utf-8"
    )
    assert session.view().table.header_row == 1
    session.corrections.set_header_row("plan.csv", "", 2)
    assert session.view().table.header_row == 2
    session.set("Määritelmä", "goal.ambition")
    assert session.field("Määritelmä") == ["goal.ambition"]
    session.corrections.set_header_row("plan.csv", "", 1)
    assert len(tomllib.loads(session.text)["tables"]) == 2, "the sheet's own, and that of the headers"
    assert session.view().table.header_row == 1
    session.corrections.undo()
    assert session.field("Määritelmä") == ["goal.ambition"]
    session.corrections.set_header_row("plan.csv", "", None)
    assert session.view().table.header_row == 1


def money(session):
    return sum(session.plan.ledger.amounts)


def test_a_unit_is_said_for_a_table(session):
    session.set("Summa", "budget.amount")
    assert money(session) == 1200
    done = session.corrections.set_unit(session.view(), 1000)
    assert money(session) == 1_200_000
    assert done.sentence("fi") == "plan.csv: summat ovat tuhansina"
    session.corrections.set_unit(session.view(), None)
    assert money(session) == 1200


def test_what_is_said_of_one_of_two_like_tables_leaves_the_other(tmp_path):
    workbook(tmp_path / "p.xlsx", Yksi=LINES, Kaksi=[LINES[0], ("Lasku on selvä", "Yhdellä sivulla", 7)])
    session = Session(tmp_path)
    session.set("Määritelmä", "goal.ambition", sheet="Yksi")
    assert session.field("Määritelmä", "Kaksi") == ["goal.ambition"], "a meaning holds for both"
    assert session.view("Yksi").alike == 1
    session.corrections.set_unit(session.view("Yksi"), 1000)
    assert money(session) == 500_700
    assert session.field("Määritelmä", "Yksi") == ["goal.ambition"], "what was said before still holds"
    session.corrections.skip_table(session.view("Kaksi"))
    assert [t.skipped for s in session.plan.sources for t in s.tables] == [False, True]
    session.corrections.skip_table(session.view("Kaksi"), skip=False)
    assert money(session) == 500_700
    while session.corrections.undo():
        pass
    assert not session.file.exists()


def test_sheets_are_left_out_and_hidden_ones_taken_in(tmp_path):
    workbook(tmp_path / "p.xlsx", Yksi=LINES, _Piilo=[LINES[0], ("Lasku on selvä", "Yhdellä sivulla", 7)])
    session = Session(tmp_path)
    assert [(s.sheet, s.hidden) for s in unread_sheets(session.plan)] == [("Piilo", True)]
    session.corrections.include_sheet(session.plan, "p.xlsx", "Piilo")
    assert len(session.plan.goals) == 2
    session.corrections.skip_sheet(session.plan, "p.xlsx", "piilo")
    assert len(session.plan.goals) == 1
    session.corrections.include_sheet(session.plan, "p.xlsx", "Piilo")
    assert len(session.plan.goals) == 2
    for _ in range(3):
        session.corrections.undo()
    assert not session.file.exists()


def test_a_sheet_of_one_of_two_files_is_left_out_alone(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        workbook(tmp_path / name, Yksi=[LINES[0], (f"Tavoite {name}", "Kahdessa minuutissa", 5)])
    session = Session(tmp_path)
    session.corrections.skip_sheet(session.plan, "a.xlsx", "Yksi")
    assert [goal.name for goal in session.plan.goals] == ["Tavoite b.xlsx"]
    session.corrections.include_sheet(session.plan, "a.xlsx", "Yksi")
    assert len(session.plan.goals) == 2


def test_what_things_are_is_said_by_id_or_by_name(tmp_path):
    (tmp_path / "plan.csv").write_text(
        "Tunnus;Tavoite;Mittari;Tavoitearvo\nT1;Puhelu vastataan;Vastausaika;2\n", "utf-8"
    )
    session = Session(tmp_path)
    session.corrections.set_kind(session.plan.goals[0], "kind", "customer")
    session.corrections.set_kind(session.plan.metrics[0], "timing", "leading")
    said = tomllib.loads(session.text)
    assert said == {"goals": {"T1": {"kind": "customer"}}, "metrics": {"Vastausaika": {"timing": "leading"}}}
    session.file.write_text("[goals.'puhelu  vastataan']\nkind = 'other' # Bo\n", "utf-8")
    session.corrections.set_kind(session.plan.goals[0], "kind", "customer")
    assert session.text == "[goals.'puhelu  vastataan']\nkind = \"customer\" # Bo\n"
    assert "setting-unused" not in {note.code for note in session.plan.notes}
    assert (
        session.corrections.set_kind(session.plan.goals[0], "kind", None)
        .sentence("sv")
        .endswith("avgörs utifrån orden")
    )


def test_what_the_reader_asks_comes_first_with_what_hangs_on_it(tmp_path):
    (tmp_path / "a.csv").write_text("Tavoite;Määritelmä\nPuhelu vastataan;Kahdessa minuutissa\n", "utf-8")
    shutil.copy(tmp_path / "a.csv", tmp_path / "b.csv")
    (tmp_path / "c.csv").write_text(PLAN.replace("Summa", "Raami 2026 (t€)"), "utf-8")
    views = tables_of(Session(tmp_path).plan)
    assert [view.source.file for view in views] == ["c.csv", "a.csv", "b.csv"]
    needs = [need(column) for column in views[0].by_need()]
    assert needs == sorted(needs)
    assert views[0].asked
    unknown = next(c for c in views[0].table.columns if c.header == "Sarake X")
    assert unknown.filled == 2


def test_the_fields_to_choose_from_begin_with_the_likeliest(session):
    column = next(c for c in session.view().table.columns if c.header == "Vastuutaho")
    groups = fields(column, "fi")
    assert groups[0][0] == ""
    assert groups[0][1][0] == ("goal.owner", "vastuuhenkilö")
    assert groups[1][0] == "tavoitteet"
    assert [code for code, _ in groups[-1][1]] == ["note", "skip", "?"]
    assert len({code for _, listed in groups[1:] for code, _ in listed}) == sum(len(g[1]) for g in groups[1:])


def test_client_texts_with_signs_of_the_format_are_named_as_they_stand(session, folder):
    odd = 'A "b" = [c] # \\ d'
    (folder / "plan.csv").write_text(
        f"Tavoite;Määritelmä;'{odd}'\nPuhelu;Kahdessa minuutissa;x\n".replace("'", ""), "utf-8"
    )
    header = next(c.header for c in session.view().table.columns if c.header.startswith("A"))
    session.set(header, "note")
    assert session.field(header) == ["note"]
    session.set(header, "skip")
    assert session.field(header) == ["skip"]


def test_what_is_saved_while_we_think_is_taken_along(tmp_path):
    path, seen = tmp_path / "aligner.toml", []

    def edit(now):
        if not seen:
            path.write_text('name = "Toinen"\n')
        seen.append(now)
        return now + 'language = "fi"\n'

    assert rewrite(path, edit).after == 'name = "Toinen"\nlanguage = "fi"\n'
    assert seen == ["", 'name = "Toinen"\n']
    assert path.read_text() == 'name = "Toinen"\nlanguage = "fi"\n'


def test_two_who_reach_the_file_by_different_paths_take_turns(tmp_path):
    (tmp_path / "plan").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "plan")
    inside, order = threading.Event(), []

    def first(now):
        inside.set()
        time.sleep(0.1)
        order.append("first")
        return now + 'name = "A"\n'

    def second(now):
        order.append("second")
        return now + 'language = "fi"\n'

    thread = threading.Thread(target=rewrite, args=(tmp_path / "plan" / "aligner.toml", first))
    thread.start()
    inside.wait()
    rewrite(tmp_path / "linked" / "aligner.toml", second)
    thread.join()
    assert order == ["first", "second"]


def test_a_file_that_never_rests_is_given_up(tmp_path):
    path = tmp_path / "aligner.toml"
    saved = iter(range(100))

    def edit(now):
        path.write_text(f'name = "{next(saved)}"\n')
        return now

    with pytest.raises(OutputError) as caught:
        rewrite(path, edit)
    assert "aligner.toml" in service.error_sentence(caught.value, "sv")


def test_a_file_that_is_no_text_is_told(session):
    view = session.view()
    session.file.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError) as caught:
        session.corrections.set_field(view, view.table.columns[0], "note")
    assert caught.value.code == "settings-unreadable"


def test_a_folder_that_takes_no_file_is_told_and_nothing_counts_as_done(session, folder):
    view = session.view()
    (folder / "aligner.toml").mkdir()
    with pytest.raises((OutputError, SettingsError)):
        session.corrections.set_field(view, view.table.columns[0], "note")
    assert session.corrections.done == ()


def test_all_that_a_thing_can_be_has_a_word(tmp_path):
    (tmp_path / "plan.csv").write_text(
        "Tavoite;Mittari;Tavoitearvo;Hanke\nPuhelu vastataan;Vastausaika;2;Uusi puhelin\n", "utf-8"
    )
    plan = Session(tmp_path).plan
    things = (plan.goals[0], plan.metrics[0], plan.initiatives[0])
    listed = [choices_of(thing) for thing in things]
    assert [list(choices) for choices in listed] == [
        ["kind", "status"],
        ["kind", "timing"],
        ["kind", "stage", "phase", "journey", "function"],
    ]
    codes = {code for choices in listed for kinds in choices.values() for code in kinds}
    assert codes == set(i18n.keys("columns", "kinds"))
    done = Session(tmp_path).corrections.set_kind(plan.goals[0], "kind", "customer")
    assert done.sentence("fi") == "Puhelu vastataan → asiakas"
