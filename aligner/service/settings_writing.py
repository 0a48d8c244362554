"""Changing the settings file of a plan: checked before it takes the old one's place, one writer at a time."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from aligner.model.errors import OutputError, SettingsError
from aligner.service import Request
from aligner.service.writing import write_text
from aligner.settings import FILE, beside, of_text
from aligner.settings.followup_lock import locked
from aligner.settings.plan_folder import folder_of
from aligner.settings.toml_edit import NoRoomError

_TRIES = 20
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a settings file held and holds now; None: there was none."""

    before: str | None
    after: str


def settings_path(request: Request) -> Path:
    """The settings file of a plan: the one named, else the one beside the plan, else where it will be."""
    return request.config or beside(request.paths) or folder_of(request.paths[0]) / FILE


def rewrite(path: Path, edit: Callable[[str], str]) -> Rewritten:
    """Change the text of a settings file by ``edit``, which gets it as it stands on the disk right now.

    What somebody else saved meanwhile is thus never lost. A byte order mark stays. The new text is read as
    settings before it is written; a link is followed. Raises SettingsError where it won't do (and whatever
    ``edit`` raises), OutputError where the file can't be written; the old one then stands unchanged.
    """
    with _alone(path):
        for _ in range(_TRIES):
            before = _on_disk(path)
            mark = _MARK if (before or "").startswith(_MARK) else ""
            after = mark + _edited(edit, (before or "").removeprefix(mark), path)
            if _on_disk(path) != before:
                continue
            if after != before and (after or before is not None):
                write_text(path, after)
            return Rewritten(before, after)
    raise OutputError("not-written", file=str(path), reason="busy")


def take_away(path: Path, expected: str) -> bool:
    """Remove a settings file that we made, if nobody has changed it; tell whether it is gone."""
    with _alone(path):
        if _on_disk(path) != expected:
            return False
        try:
            path.unlink()
        except OSError:
            return False
        return True


def _edited(edit: Callable[[str], str], before: str, path: Path) -> str:
    of_text(before, path)  # a file that is wrong already is told of as such, not as our doing
    try:
        after = edit(before)
    except NoRoomError as error:
        raise SettingsError("settings-no-room", file=str(path)) from error
    of_text(after, path)
    return after


def _on_disk(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("settings-unreadable", file=str(path), reason="not-utf-8") from error


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock of this machine for one settings file, by whatever links it is reached.

    A system that grants none goes without.
    """
    digest = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:16]
    with ExitStack() as held:
        with suppress(OSError):  # two writers still compare the file before they replace it
            held.enter_context(locked(Path(tempfile.gettempdir()) / f"aligner-{digest}.lock"))
        yield
