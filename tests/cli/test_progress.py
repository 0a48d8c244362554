import time

from aligner.cli.progress import Progress


def told(patience, *waits):
    said = []
    with Progress(lambda *now: said.append(now), patience) as progress:
        for number, wait in enumerate(waits, 1):
            progress(f"{number}.csv", number, len(waits))
            time.sleep(wait)
    return said


def test_what_is_over_soon_is_not_told():
    assert told(5, 0, 0) == []


def test_one_file_that_takes_long_is_told_while_it_is_read():
    assert told(0.02, 0.2) == [("1.csv", 1, 1)]


def test_every_later_file_is_told_with_its_number():
    assert told(0.02, 0.2, 0, 0) == [("1.csv", 1, 3), ("2.csv", 2, 3), ("3.csv", 3, 3)]


def test_nothing_is_told_after_the_end():
    said = []
    with Progress(lambda *now: said.append(now), 0.05) as progress:
        progress("a.csv", 1, 1)
    time.sleep(0.1)
    assert said == []
