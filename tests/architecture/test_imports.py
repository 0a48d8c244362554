import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
HEAVY = {
    "textual",
    "rich",
    "openpyxl",
    "pydantic",
    "pandas",
    "numpy",
    "jinja2",
    "babel",
    "python_calamine",
    "rapidfuzz",
}
LOADED = """
import sys
from aligner.__main__ import main
sys.argv = ["aligner", *sys.argv[1:]]
code = main()
print("LOADED", code, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""
HERE = """
from aligner.service import door
door.do = lambda work, request, *more, hear=None: work(request, *more, hear or print)
"""
"""Has a command read files in its own process, so that what reading loads is seen as well."""


def loaded(*arguments, first=""):
    """The exit code, and the packages that a process holds once it has run a command."""
    command = [sys.executable, "-c", first + LOADED, *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)
    told = ran.stderr.rpartition("LOADED ")[2].split()
    return int(told[0]), set(told[1:])


def test_the_version_loads_nothing_but_itself():
    code, packages = loaded("--version")
    assert code == 0
    assert not packages & (HEAVY | {"click", "tomllib"})


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["batch"], ["check"]])
def test_help_loads_nothing_heavy(arguments):
    code, packages = loaded(*arguments)
    assert code == (0 if "--help" in arguments else 2)
    assert not packages & HEAVY


def test_a_check_loads_what_reads_and_writes_markdown_and_no_screen(tmp_path):
    plan = SAMPLES / "kaarnalahden-energia"
    code, packages = loaded("check", plan, "-o", tmp_path / "r.md", first=HERE)
    assert code == 0
    assert "jinja2" in packages
    assert not packages & {"textual", "rich", "openpyxl", "pydantic", "pandas", "numpy"}


def test_the_command_itself_reads_nothing(tmp_path):
    """What is loaded to read a plan is loaded where it is read: in a process of its own."""
    code, packages = loaded("check", SAMPLES / "kaarnalahden-energia", "-o", tmp_path / "r.md")
    assert code == 0
    assert not packages & {"python_calamine", "jinja2", "rapidfuzz", "zipfile"}


def test_json_needs_no_templates(tmp_path):
    plan = SAMPLES / "kaarnalahden-energia"
    _, packages = loaded("check", plan, "-o", tmp_path / "r.json", first=HERE)
    assert "python_calamine" in packages or "zipfile" in packages
    assert "jinja2" not in packages


def test_settings_are_what_pydantic_is_loaded_for(tmp_path):
    (tmp_path / "aligner.toml").write_text('name = "x"\n')
    (tmp_path / "plan.csv").write_text("Goal;Definition\nWe answer;In two minutes\n")
    _, packages = loaded("check", tmp_path, "-o", tmp_path / "r.md")
    assert "pydantic" in packages, "else the test above proves nothing"


def test_the_screen_is_refused_before_it_is_loaded():
    code, packages = loaded("review", SAMPLES / "region-tallmo")
    assert code == 2
    assert not packages & {"textual", "rich"}
