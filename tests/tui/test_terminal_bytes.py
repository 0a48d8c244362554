"""What the process really writes to its terminal: nothing that a client's text made, and no title at all."""

from __future__ import annotations

import base64
import errno
import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
from pathlib import Path
from time import monotonic

import pytest
from drawn_lines import steering
from hostile_plan import write_plan
from hostile_texts import ALL

ESCAPE = re.compile(
    r"\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)|(?P<other>\x1b)", re.DOTALL
)
CSI = re.compile(r"[\d;]*m|\d+;\d+H|\?\d+(?:;\d+)*[hl]|\?\d+\$p|[<>]\d*u")
MODES = frozenset(("7", "25", "1000", "1003", "1004", "1006", "1015", "1049", "2004", "2026", "2031", "2048"))


class Terminal:
    """A process in a terminal of eighty by twenty-four."""

    def __init__(self, *arguments: str, state: Path) -> None:
        self.written = b""
        self._process, self._end = pty.fork()
        if self._process == 0:
            language = {"LANG": "fi_FI.UTF-8", "LC_ALL": "fi_FI.UTF-8", "TERM": "xterm-256color"}
            os.environ.update(language, XDG_STATE_HOME=str(state))
            os.execv(sys.executable, [sys.executable, "-m", "aligner", *arguments])
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def until(self, words: str, seconds: float = 20.0) -> None:
        """Read until words are written that were not written before."""
        start, wanted, end = len(self.written), words.encode(), monotonic() + seconds
        while wanted not in self.written[start:]:
            assert monotonic() < end, f"no {words!a} in {self.written[start:][-2000:]!a}"
            if not self._read():
                return

    def _read(self) -> bool:
        if not select.select([self._end], [], [], 0.05)[0]:
            return True
        try:
            more = os.read(self._end, 65_536)
        except OSError as error:  # so ends a terminal whose process has gone
            assert error.errno == errno.EIO
            return False
        self.written += more
        return bool(more)

    def press(self, keys: str, until: str) -> None:
        os.write(self._end, keys.encode())
        self.until(until)

    def ended(self) -> int:
        """Wait for the process, and answer its exit code."""
        while self._read():
            pass
        os.close(self._end)
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])


def faults_in(written: str) -> list[str]:
    """The sequences that Textual doesn't make itself, and what of the rest steers."""
    found = [
        match[0]
        for match in ESCAPE.finditer(written)
        if match["other"]
        or (match["csi"] and not _is_known(match["csi"]))
        or (match["osc"] and not match["osc"].startswith(("52;c;", "22;")))
    ]
    rest = ESCAPE.sub("", written).replace("\r\n", "")
    return [*found, *steering(rest)]


def _is_known(csi: str) -> bool:
    modes = set(re.findall(r"\d+", csi)) if csi.startswith("?") else set()
    return CSI.fullmatch(csi) is not None and modes <= MODES


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_the_terminal_is_given_nothing_that_a_client_made(tmp_path: Path) -> None:
    folder = tmp_path / "[red]suunnitelma \x1b]2;varas-otsikko\x07"
    folder.mkdir()
    write_plan(folder)
    terminal = Terminal(str(folder), state=tmp_path / "tila")
    terminal.until("korulause")
    terminal.press("2", "Resurssit")
    terminal.press("y", "52;c;")
    terminal.press("Y", "52;c;")
    terminal.press("x", "›")
    terminal.press("\x1b", "Resurssit")
    terminal.press("8", "strategia")
    terminal.press("q", "\x1b[?1049l")
    assert terminal.ended() == 0
    written = terminal.written.decode()
    assert faults_in(written) == []
    assert not any(one.text in written for one in ALL if steering(one.text.replace("\n", "")))
    copies = [base64.b64decode(copy).decode() for copy in re.findall(r"\x1b\]52;c;([^\x07]*)\x07", written)]
    assert len(copies) == 2
    assert not steering("".join(copies).replace("\t", "").replace("\n", ""))
    after = ESCAPE.sub("", written.rpartition("\x1b[?1049l")[2])
    assert after.strip() == ""
