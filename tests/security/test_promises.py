"""What SECURITY.md promises of a run, held by watching everything that Python does in all its processes."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import good_plans
import pytest

_WATCH = """
import os, sys
_log = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WATCHED = (
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
    "os.utime", "shutil.", "sqlite3.connect", "socket.", "subprocess.Popen", "os.system", "os.exec",
    "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn", "ctypes.dlopen", "urllib.",
    "http.", "ftplib.", "smtplib.", "webbrowser.",
)


def _tell(event, *said):
    os.write(_log, (repr((event, *said)) + "\\n").encode("utf-8", "backslashreplace"))


def _watch(event, args):
    if event == "open":
        path, _, flags = args
        if (flags or 0) & _WRITING and not isinstance(path, int):
            _tell("write", os.fsdecode(path))
    elif event.startswith(_WATCHED):
        _tell(event, *(os.fsdecode(a) if isinstance(a, (bytes, os.PathLike)) else repr(a) for a in args))


sys.addaudithook(_watch)
"""
_LINK = '<hyperlinks><hyperlink ref="A4" r:id="r9"/></hyperlinks>'
_OUTSIDE = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r9" Type="x/hyperlink" Target="http://127.0.0.1:9/x" TargetMode="External"/>'
    "</Relationships>"
)
_FETCHES = "<f>WEBSERVICE(&quot;http://127.0.0.1:9/&quot;)</f>"
_COMMAND = "<f>cmd|&apos;/c touch pwned&apos;!A1</f>"


def active_plan() -> bytes:
    """A good plan that carries all that a workbook can: a macro, links, external data, DDE, an object."""
    parts = good_plans.workbook()
    goals = "xl/worksheets/sheet1.xml"
    parts[goals] = parts[goals].replace(b"</sheetData>", b"</sheetData>" + _LINK.encode())
    lines = "xl/worksheets/sheet2.xml"
    for number, formula in (("15000", _FETCHES), ("45000.25", _COMMAND)):
        parts[lines] = parts[lines].replace(f"<v>{number}</v>".encode(), f"{formula}<v>{number}</v>".encode())
    return good_plans.zipped(
        {
            **parts,
            "xl/worksheets/_rels/sheet1.xml.rels": _OUTSIDE.encode(),
            "xl/vbaProject.bin": b'Sub Auto_Open()\nShell "touch pwned"\nEnd Sub',
            "xl/connections.xml": b'<connections><connection url="http://127.0.0.1:9/"/></connections>',
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/embeddings/oleObject1.bin": b"MZ\x90\0",
        }
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "clients"
    folder.mkdir()
    path = folder / "plan.xlsx"
    path.write_bytes(active_plan())
    return path


def watched(tmp_path: Path, *arguments: object) -> list[tuple[str, ...]]:
    """Run ``aligner`` and return what it did, in all its processes, that touches the world."""
    eyes = tmp_path / "eyes"
    eyes.mkdir(exist_ok=True)
    (eyes / "sitecustomize.py").write_text(_WATCH)
    (tmp_path / "temporary").mkdir(exist_ok=True)
    log = tmp_path / "log"
    log.unlink(missing_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTEST"))}
    environment = {
        **kept,
        "PYTHONPATH": str(eyes),
        "AUDIT_LOG": str(log),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(tmp_path / "temporary"),
        "HOME": str(tmp_path / "home"),
        "XDG_STATE_HOME": str(tmp_path / "home" / "state"),
    }
    command = [sys.executable, "-m", "aligner", *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    return [ast.literal_eval(line) for line in log.read_text().splitlines()]


def touched(events: list[tuple[str, ...]]) -> set[str]:
    """The files that were written, made, renamed or removed."""
    named = {
        one
        for event, *said in events
        if event.startswith(("write", "os.r", "os.m", "os.l", "os.s", "os.t", "shutil", "sqlite"))
        for one in said
        if os.sep in one
    }
    return {one.strip("'") for one in named} - {os.devnull}


def test_the_watch_sees_what_it_is_to_see(tmp_path: Path) -> None:
    events = watched(tmp_path, "new", tmp_path / "own.xlsx")
    assert any(str(tmp_path) in path for path in touched(events))


CHECKS = {
    "to the screen": ["check", "{plan}"],
    "as JSON": ["check", "{plan}", "--format", "json"],
    "columns": ["columns", "{plan}"],
    "links": ["links", "{plan}"],
}


@pytest.mark.parametrize("case", sorted(CHECKS))
def test_reading_a_plan_writes_nothing_and_asks_nobody(tmp_path: Path, plan: Path, case: str) -> None:
    events = watched(tmp_path, *(one.format(plan=plan) for one in CHECKS[case]))
    assert touched(events) == set()
    assert_nobody_asked(events)


def test_a_check_writes_its_outputs_and_nothing_else(tmp_path: Path, plan: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    before = plan.read_bytes()
    events = watched(tmp_path, "check", plan, "-o", out / "report.md", "-o", out / "report.json")
    assert {Path(path).parent for path in touched(events)} == {out}
    assert sorted(path.name for path in out.iterdir()) == ["report.json", "report.md"]
    assert plan.read_bytes() == before
    assert list(plan.parent.iterdir()) == [plan]
    assert_nobody_asked(events)


def test_a_batch_writes_into_its_folder_and_nowhere_else(tmp_path: Path, plan: Path) -> None:
    out = tmp_path / "out"
    (plan.parent / "second.csv").write_bytes(good_plans.delimited())
    clients = {path: path.read_bytes() for path in plan.parent.iterdir()}
    events = watched(tmp_path, "batch", plan.parent, "--out", out, "--jobs", 2, "--quiet")
    assert {path.name for path in out.iterdir()} >= {"plan.md", "second.json", "portfolio.html"}
    for_a_moment = tmp_path / "temporary"  # what openpyxl keeps aside while it writes a workbook
    allowed = (out, for_a_moment)
    assert {path for path in touched(events) if not any(map(Path(path).is_relative_to, allowed))} == set()
    assert list(for_a_moment.iterdir()) == []
    assert {path: path.read_bytes() for path in plan.parent.iterdir()} == clients
    assert_nobody_asked(events)


def assert_nobody_asked(events: list[tuple[str, ...]]) -> None:
    """No socket was opened, and no process started but Python on ourselves."""
    asked = [
        event
        for event in events
        if event[0].startswith(("socket", "urllib", "http", "ftplib", "smtplib", "web"))
    ]
    assert asked == []
    started = [
        event
        for event in events
        if event[0].startswith(("subprocess", "os.exec", "os.posix", "os.sp", "os.sy"))
    ]
    assert all("aligner." in str(event) and sys.executable in str(event) for event in started)


def test_what_a_plan_carries_is_told(plan: Path) -> None:
    from aligner.sources import open_book

    kinds = {
        note.params["kind"] for note in open_book(plan, "plan.xlsx").notes if note.code == "active-content"
    }
    assert kinds == {"macros", "external-links", "embedded-objects"}
