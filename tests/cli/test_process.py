import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import SAMPLES, aligner

from aligner.i18n import text

ENERGY = SAMPLES / "kaarnalahden-energia"
FULL = Path("/dev/full")


def without_progress(told):
    """The lines but for those that tell on a busy machine what is being read."""
    return [line for line in told.splitlines() if not line.endswith(" …")]


def test_the_version_is_answered(tmp_path):
    ran = aligner("--version", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("aligner ")


def test_a_check_runs_as_a_process(tmp_path):
    ran = aligner("check", ENERGY, "-o", tmp_path / "r.md", "--fail-on", "slogan", "--lang", "fi")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert (tmp_path / "r.md").read_text("utf-8").startswith("# Onko")


def test_without_a_terminal_the_screen_says_what_to_use_instead():
    ran = aligner("review", ENERGY, "--lang", "fi", stdin=subprocess.DEVNULL)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "aligner check" in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["check", ENERGY], ["columns", ENERGY], ["--help"], ["checks"]])
def test_a_full_disk_under_standard_output_is_told(arguments):
    with FULL.open("w") as full:
        ran = aligner(*arguments, "--lang", "fi", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert ran.returncode == 5
    reason = text("errors.reason.no-space", "fi")
    assert without_progress(ran.stderr) == [text("errors.output-closed", "fi", reason=reason)]


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_under_the_version_is_silent_but_for_its_code():
    with FULL.open("w") as full:
        ran = aligner("--version", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert (ran.returncode, ran.stderr) == (5, "")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a shell")
@pytest.mark.parametrize("arguments", [["check", ENERGY], ["--help"], ["--version"], ["columns", ENERGY]])
def test_a_reader_that_goes_away_is_no_error(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = aligner(*arguments, stdout=writing, stderr=subprocess.PIPE, capture_output=False)
    finally:
        os.close(writing)
    assert (ran.returncode, without_progress(ran.stderr)) == (0, [])


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a shell")
def test_an_interrupt_is_one_word_and_130(tmp_path):
    big = tmp_path / "plan.csv"
    big.write_text(
        "Tavoite;Määritelmä;2026 (€)\n" + "Vastataan;Kahdessa minuutissa;12,50\n" * 400_000, "utf-8"
    )
    command = [sys.executable, "-m", "aligner", "check", str(big), "--lang", "fi"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    time.sleep(0.6)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.splitlines()[-1:] in ([text("cli.interrupted", "fi")], [])
    assert "Traceback" not in err
