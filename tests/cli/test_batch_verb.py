import os
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from commands import SAMPLES

from aligner.batch.entries import Skipped
from aligner.batch.portfolio import portfolio_of
from aligner.i18n import LANGUAGES, keys, text
from aligner.model.errors import OutputError
from aligner.model.portfolio import PlanFailure
from aligner.model.verdicts import Verdict
from aligner.service import batch
from aligner.service.batch import Begun, Ended, Found

ENERGY, TERN = SAMPLES / "kaarnalahden-energia", SAMPLES / "tern-and-harrow"
PAGE = b"<!DOCTYPE html><html><body>Log in</body></html>"
PORTFOLIO = {f"portfolio.{form}" for form in ("md", "html", "xlsx", "json")}
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of a shell")


@pytest.fixture
def clients(command):
    """A client, another that is a web page, a loose file; and what is none."""
    folder = command.folder / "clients"
    shutil.copytree(ENERGY, folder / "Energia")
    (folder / "\x1b]0;x\x07\u202eSivu\nrivi").mkdir()
    (folder / "\x1b]0;x\x07\u202eSivu\nrivi" / "plan.xls").write_bytes(PAGE)
    shutil.copy(ENERGY / "strategia.xlsx", folder / "irto.xlsx")
    for name in ("~$plan.xlsx", "muistio.pdf", ".DS_Store"):
        (folder / name).write_bytes(b"x")
    return folder


@posix
def test_a_batch_leaves_reports_a_portfolio_and_a_summary_and_goes_on(command, clients):
    ran = command("batch", "clients", "--out", "out", "--jobs", "2", "--lang", "fi")
    assert ran.code == 4
    lines = ran.out.splitlines()
    assert lines[0] == "3 suunnitelmaa: 2 arvioitiin, 1 ei voitu lukea."
    assert " tavoitetta: " in lines[1]
    assert lines[2] == "Ei voitu lukea:"
    assert "Sivu rivi – plan.xls: tämä on verkkosivu" in lines[3]
    assert lines[4] == "Ohitettiin: 1 lukitustiedosto, 1 järjestelmän tiedosto, 1 muu kuin taulukkotiedosto."
    assert "out/portfolio.html" in ran.out
    assert "--resume" in lines[-1]
    assert ran.err == "3 suunnitelmaa; raportit kirjoitetaan kansioon out.\n"
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out)
    reports = {f"{name}.{form}" for name in ("Energia", "irto") for form in ("md", "json")}
    assert {path.name for path in Path("out").iterdir()} == {*reports, *PORTFOLIO, ".aligner"}

    next(clients.glob("*Sivu*/plan.xls")).write_bytes((ENERGY / "strategia.xlsx").read_bytes())
    ran = command("batch", "clients", "--out", "out", "--resume", "--quiet", "--lang", "fi")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "3 suunnitelmaa: 1 arvioitiin, 2 on ennallaan."
    again = command("portfolio", "out", "--lang", "sv")
    assert again.code == 0
    assert again.out.splitlines()[0].startswith("3 planer: ")


@posix
def test_a_signal_ends_a_batch_soon(tmp_path):
    for number in range(40):
        shutil.copytree(ENERGY, tmp_path / "clients" / f"client {number:02}")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "aligner", "batch", "clients", "--out", "out", "--lang", "en"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": tmp_path}
    process = subprocess.Popen([*command, "--jobs", "1"], env={**os.environ, "LC_ALL": "C.UTF-8"}, **streams)
    try:
        while not list(out.glob("client*.md")):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        said, told = process.communicate(timeout=20)
    finally:
        process.kill()
    assert time.monotonic() - begun < 2
    assert (process.returncode, said) == (130, "")
    assert told.splitlines()[-1].startswith("Interrupted; ")
    assert "Traceback" not in told


@posix
def test_lost_outputs_lose_no_report(command, clients):
    line = f"{sys.executable} -m aligner batch clients --out out --lang en >/dev/full 2>&-"
    ran = subprocess.run(["bash", "-c", line], check=False, timeout=60)
    assert ran.returncode == 5
    assert {path.name for path in Path("out").iterdir()} >= {*PORTFOLIO, "Energia.md", "irto.json"}


class Doubled:
    """Stands in for the service: remembers what was asked, tells some plans, and answers."""

    def __init__(self, result=None, during=lambda: None):
        self.asked = None
        self._result = result
        self._during = during

    def __call__(self, asked, tell):
        self.asked = asked
        tell(Found(3, {}))
        for name in ("a", "b"):
            tell(Begun(name))
            tell(Ended(name, "done"))
        self._during()
        return self._result


def result(*, done=0, unchanged=0, failures=(), verdicts=None, skipped=None, written=("portfolio.html",)):
    portfolio = portfolio_of([], failures, as_of=date(2026, 11, 22), version="1", skipped=skipped or {})
    if verdicts:
        portfolio = replace(portfolio, verdicts=dict(zip(Verdict, verdicts, strict=True)))
    paths = tuple(Path("out", name) for name in written)
    return batch.BatchResult(portfolio, paths, done, unchanged, len(failures), 1.0)


def failure(number, code="password"):
    return PlanFailure(f"k{number}", f"Kunta {number}", (), code, {"file": f"{number}.xlsx"})


@pytest.fixture
def doubled(monkeypatch):
    def double(*arguments, **options):
        made = Doubled(*arguments, **options)
        monkeypatch.setattr(batch, "run_batch", made)
        return made

    return double


def test_what_is_typed_is_what_is_asked(command, doubled):
    double = doubled(result(done=1))
    line = "batch a b s3://c --out out --jobs 3 --resume --anonymise --format json --format md --engine dask"
    line += (
        " --scheduler tcp://x:1 --tone neutral --names off --memory-limit 512 --time-limit 9 --templates t"
    )
    assert command(*line.split(), "--format", "json").code == 0
    asked = double.asked
    assert (asked.folders, asked.out, asked.jobs) == (("a", "b", "s3://c"), Path("out"), 3)
    assert (asked.forms, asked.engine, asked.scheduler) == (("json", "md"), "dask", "tcp://x:1")
    assert (asked.resume, asked.anonymise, asked.request.names) == (True, True, False)
    assert (asked.request.limits.memory, asked.request.limits.seconds) == (512 << 20, 9)
    assert asked.request.templates == Path("t")


def test_nothing_typed_is_every_core_and_both_formats(command, doubled):
    double = doubled(result(done=1))
    command("batch", "a", "--out", "out")
    assert (double.asked.jobs, double.asked.forms, double.asked.engine) == (0, ("md", "json"), "local")


@pytest.mark.parametrize(
    ("ends", "code"),
    [
        ({"done": 2}, 0),
        ({"unchanged": 2}, 0),
        ({"done": 1, "failures": [failure(1)]}, 4),
        ({"unchanged": 1, "failures": [failure(1)]}, 4),
        ({"failures": [failure(1), failure(2)]}, 3),
    ],
)
def test_the_exit_tells_whether_all_could_be_read(command, doubled, ends, code):
    doubled(result(**ends))
    assert command("batch", "a", "--out", "out").code == code


def test_what_can_not_be_written_is_one_sentence(command, doubled):
    def full():
        raise OutputError("not-written", file="out", reason="no-space")

    doubled(during=full)
    ran = command("batch", "a", "--out", "out", "--quiet", "--lang", "en")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.count("\n") == 1
    assert "the disk is full" in ran.err


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_whatever_asks_to_end_interrupts_once(command, doubled, name):
    number = getattr(signal, name)
    before = signal.getsignal(number)

    def during():
        try:
            signal.raise_signal(number)
        finally:
            signal.raise_signal(number)  # while things are put in order: changes nothing

    doubled(during=during)
    ran = command("batch", "a", "--out", "out", "--quiet", "--lang", "en")
    assert (ran.code, ran.out) == (130, "")
    assert ran.err == text("batch.interrupted.text", "en", done=2, plans=3) + "\n"
    assert signal.getsignal(number) is before


@posix
def test_what_was_to_be_ignored_stays_ignored(command, doubled):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        doubled(result(done=1), during=lambda: signal.raise_signal(signal.SIGHUP))
        assert command("batch", "a", "--out", "out").code == 0
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


SUMMARIES = tomllib.loads(Path(__file__).with_name("batch_summaries.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_reads_so(command, doubled, language):
    made = result(
        done=1200, unchanged=4, failures=[failure(1)], verdicts=(1, 1200, 100),
        skipped={"deeper": 30, "empty": 1, "lock": 2},
        written=("portfolio.md", "portfolio.json", "portfolio.html"),
    )  # fmt: skip
    doubled(made)
    ran = command("batch", "a", "--out", "my out", "--lang", language)
    assert ran.out.replace("\u00a0", " ") == SUMMARIES[language]


def test_the_milder_tone_has_milder_words(command, doubled):
    doubled(result(done=1, verdicts=(2, 3, 4)))
    told = command("batch", "a", "--out", "out", "--tone", "neutral", "--lang", "fi").out
    assert "2 vain sanoja, 3 osin katettua, 4 katettua" in told


def test_of_very_many_failures_the_first_are_named(command, doubled):
    doubled(result(done=1, failures=[failure(number) for number in range(50)]))
    told = command("batch", "a", "--out", "out", "--lang", "en").out
    assert told.count("protected by a password") == 40
    assert "… and 10 more" in told


def test_on_a_terminal_lines_are_broken_between_words(command, doubled, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    doubled(result(done=1, failures=[failure(1)]))
    lines = command("batch", "a", "--out", "out", "--lang", "fi").out.splitlines()
    assert max(map(len, lines)) <= 60
    assert any(line.startswith("    ") for line in lines)


def test_every_reason_for_passing_over_is_told():
    assert {*keys("batch", "skipped")} == {"text", *(reason.value for reason in Skipped)}
    assert {*keys("portfolio", "skipped")} >= {reason.value for reason in Skipped}
