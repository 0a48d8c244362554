import io
import re
import sys
import time

import pytest

from aligner.cli.batch_progress import Lines, shown
from aligner.cli.batch_tally import Tally, duration
from aligner.service.batch import Begun, Ended, Found


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def told(plans, each, language="fi", fails=()):
    """The lines that a batch of plans says that take ``each`` seconds one after another."""
    hand, said = Hand(), []
    lines = Lines(Tally(language, hand), language, "raportit", said.append, hand)
    lines(Found(plans, {}))
    for number in range(plans):
        lines(Begun(f"k{number}"))
        hand.now += each
        lines(Ended(f"k{number}", "failed" if number in fails else "done"))
    return said


def test_a_short_batch_says_only_what_it_has_found():
    assert told(20, 0.1) == ["20 suunnitelmaa; raportit kirjoitetaan kansioon raportit."]


def test_a_line_comes_every_five_seconds_at_most():
    assert told(20, 1.0)[1:] == [
        "25 % · 5 valmiina, 15 jäljellä · 1,0/s · vielä noin 15 s",
        "50 % · 10 valmiina, 10 jäljellä · 1,0/s · vielä noin 10 s",
        "75 % · 15 valmiina, 5 jäljellä · 1,0/s · vielä noin 5 s",
        "100 % · 20 valmiina, 0 jäljellä",
    ]


def test_a_long_batch_says_a_line_when_a_twentieth_is_done_or_a_minute_has_passed():
    assert 18 <= len(told(1000, 1.0)) - 1 <= 20
    assert len(told(10, 120.0)) == 1 + 10


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fi", "50 % · 1 valmiina, 1 ei voitu lukea, 2 jäljellä · 6,0/min · vielä noin 20 s"),
        ("sv", "50 % · 1 klara, 1 gick inte att läsa, 2 kvar · 6,0/min · ungefär 20 s till"),
        ("en", "50% · 1 done, 1 failed, 2 left · 6.0/min · about 20 s to go"),
    ],
)
def test_lines_say_what_failed_in_each_language(language, line):
    assert line in [said.replace("\u00a0", " ") for said in told(4, 10.0, language, fails={1})]


def test_plans_that_were_done_before_do_not_hurry_the_guess():
    hand = Hand()
    tally = Tally("en", hand)
    tally.hear(Found(1100, {}))
    for number in range(1000):
        hand.now += 0.001
        tally.hear(Ended(str(number), "unchanged"))
    for number in range(30):
        hand.now += 1
        tally.hear(Ended(f"n{number}", "done"))
    assert tally.pace() == ["1.0/s", "about 1 min 10 s to go"]


def test_what_is_under_way_is_named_without_what_steers_a_terminal():
    tally = Tally("en")
    assert tally.under_way() == "Looking for plans …"
    tally.hear(Found(3, {}))
    for name in ("Kunta\x1b[31m", "\u202eb\n"):
        tally.hear(Begun(name))
    assert tally.under_way() == "Reading: Kunta[31m, b "
    for name in ("Kunta\x1b[31m", "\u202eb\n", "c"):
        tally.hear(Ended(name, "done"))
    assert tally.under_way() == "Putting the portfolio together …"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "1 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (83, "1 min 20 s"),
        (3599, "1 h 0 min"),
        (7500, "2 h 5 min"),
    ],
)
def test_times_are_said_as_people_say_them(seconds, said):
    assert duration(seconds, "en") == said


def test_a_reader_that_has_gone_stops_nothing():
    def gone(line):
        raise BrokenPipeError

    tally = Tally("fi")
    Lines(tally, "fi", "out", gone)(Found(2, {}))
    assert tally.plans == 2


def test_who_asks_for_quiet_is_told_nothing():
    tally, said = Tally("fi"), []
    with shown(tally, "fi", "out", said.append, quiet=True) as hear:
        hear(Found(1, {}))
        hear(Ended("a", "done"))
    assert (said, tally.ended) == ([], 1)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def on_a_terminal(monkeypatch, **environment):
    """What a batch draws on a terminal of 80 columns, and the lines that it says besides."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **environment}.items():
        monkeypatch.setenv(name, value)
    screen, said = Terminal(), []
    monkeypatch.setattr(sys, "stderr", screen)
    with shown(Tally("fi"), "fi", "out", said.append, quiet=False) as hear:
        hear(Found(400, {}))
        hear(Begun("Kunta \x1b]52;c;Y2FsYw==\x07" + "pitkä " * 40))
        for number in range(240):
            hear(Ended(str(number), "failed" if number < 3 else "done"))
        time.sleep(0.3)
    return screen.getvalue(), said


def test_a_terminal_shows_a_bar_with_its_figures_and_what_is_read(monkeypatch):
    drawn, said = on_a_terminal(monkeypatch)
    assert "━" in drawn
    assert "237 valmiina, 3 ei voitu lukea, 160 jäljellä" in drawn
    assert "Luetaan: Kunta" in drawn
    assert "\x1b]52" not in drawn
    lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn).replace("\r", "\n").split("\n")
    assert max(map(len, lines)) <= 80
    assert said == []


def test_without_colour_the_bar_has_none(monkeypatch):
    drawn, _ = on_a_terminal(monkeypatch, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*m", drawn.replace("\x1b[0m", ""))
    assert "237 valmiina" in drawn


def test_a_dumb_terminal_gets_lines_without_signs(monkeypatch):
    drawn, said = on_a_terminal(monkeypatch, TERM="dumb")
    assert (drawn, len(said)) == ("", 1)
