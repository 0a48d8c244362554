import pytest
import workbook_parts as wb

from aligner.sources import open_book


class StoppedError(Exception):
    pass


FILES = {"xlsx": wb.zipped(wb.parts()), "xls": wb.xls(), "xlsb": wb.zipped(wb.xlsb()), "csv": b"a;b\n1;2\n"}


def read(tmp_path, kind, tell):
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(FILES[kind])
    return open_book(path, path.name, tell)


@pytest.mark.parametrize("kind", FILES)
def test_every_sheet_is_told_of_in_order(kind, tmp_path):
    told = []
    book = read(tmp_path, kind, lambda *now: told.append(now))
    names = [sheet.name for sheet in book.sheets]
    assert told == [(name, number, len(names)) for number, name in enumerate(names, 1)]


@pytest.mark.parametrize("kind", FILES)
def test_who_is_told_may_end_the_reading(kind, tmp_path):
    def stop(*_now):
        raise StoppedError

    with pytest.raises(StoppedError):
        read(tmp_path, kind, stop)
