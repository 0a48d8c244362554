"""What was not read of a file is said beside its columns: the sums that stand there lack it."""

from openpyxl import Workbook


def test_a_cell_too_far_away_is_told_beside_the_columns(command):
    book = Workbook()
    book.active.append(["Tunnus", "Tavoite", "Budjetti 2026 (€)"])
    book.active.append(["T1", "Puhelu vastataan", 5])
    book.active["XFD900000"] = 7
    book.save(command.folder / "p.xlsx")
    ran = command("columns", "p.xlsx", "--lang", "fi")
    assert ran.code == 0
    assert ran.err.splitlines()[-1] == "p.xlsx: Kaukana muista olevat solut jäivät lukematta."
