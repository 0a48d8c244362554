"""Spoils plans for as long as wanted and keeps every file that is neither read rightly nor refused.

    python tests/security/fuzz_files.py --minutes 20 --seed 1 [--keep DIR] [--command aligner]

Most files are examined in a process that takes many, so that thousands are tried; every tenth goes through a
real ``aligner check`` of its own. A seed names a file: ``--only SEED`` makes and examines that one again.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from examining import FaultError, examine, require_conserved
from mutations import spoiled

CHUNK = 200
SECONDS = 60


def main() -> int:
    """Run until the time is up; 1 where a file was found that must not be."""
    asked = _asked()
    if asked.chunk:
        return _chunk(asked.seed, asked.chunk)
    if asked.only is not None:
        return _chunk(asked.only, 1)
    end = time.monotonic() + asked.minutes * 60
    seed, outcomes, faults = asked.seed * 1_000_000_000, Counter[str](), 0
    while time.monotonic() < end:
        for at, outcome in [*_examined(seed, CHUNK), *_checked(seed + CHUNK, CHUNK // 10, asked.command)]:
            outcomes[outcome.split(":")[0]] += 1
            if outcome.startswith("FAULT"):
                faults += 1
                _keep(asked.keep, at, outcome)
        seed += CHUNK + CHUNK // 10
    print(json.dumps(dict(outcomes.most_common()), indent=1))
    print(f"{sum(outcomes.values())} files, {faults} faults")
    return int(faults > 0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    parser.add_argument("--command", default="aligner")
    parser.add_argument("--only", type=int)
    parser.add_argument("--chunk", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def _chunk(seed: int, count: int) -> int:
    """Examine some files in this process, one line each."""
    with tempfile.TemporaryDirectory() as folder:
        for at in range(seed, seed + count):
            print(f"{at} begun", flush=True)
            try:
                outcome = examine(spoiled(at), Path(folder))
            except FaultError as fault:
                outcome = f"FAULT: {fault}"
            except BaseException as error:  # noqa: BLE001 - whatever comes out is what is looked for
                outcome = f"FAULT: {type(error).__name__}: {error}"
            print(f"{at} {outcome}".replace("\n", " "), flush=True)
    return 0


def _examined(seed: int, count: int) -> list[tuple[int, str]]:
    """The outcomes of a chunk in a process of its own; where that dies, its last file is the reason."""
    found: dict[int, str] = {}
    last = seed + count
    while seed < last:
        command = [sys.executable, __file__, "--seed", str(seed), "--chunk", str(last - seed)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=SECONDS + count, check=False
            )
            lines, ending = done.stdout.splitlines(), f"exit {done.returncode}"
        except subprocess.TimeoutExpired as late:
            lines, ending = (late.stdout or b"").decode().splitlines(), "no end"
        for line in lines:
            at, _, outcome = line.partition(" ")
            found[int(at)] = outcome
        seed = max(found, default=seed) + 1
        found |= {
            at: f"FAULT: the process died: {ending}" for at, outcome in found.items() if outcome == "begun"
        }
        if not lines:
            found[seed] = f"FAULT: nothing was examined: {ending}"
            break
    return sorted(found.items())


def _checked(seed: int, count: int, command: str) -> list[tuple[int, str]]:
    with tempfile.TemporaryDirectory() as folder:
        return [(at, _check(at, Path(folder), command)) for at in range(seed, seed + count)]


def _check(seed: int, folder: Path, command: str) -> str:
    """What a real check says of a file."""
    made = spoiled(seed)
    path = folder / f"plan{made.suffix}"
    path.write_bytes(made.content)
    try:
        done = subprocess.run(
            [*command.split(), "check", str(path), "--format", "json"],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "FAULT: a check without end"
    told = done.stderr.decode("utf-8", "replace")
    if (
        "Traceback" in told
        or done.returncode not in (0, 3)
        or (done.returncode == 3 and path.name not in told)
    ):
        return f"FAULT: exit {done.returncode}: {told[-300:]!r}"
    if done.returncode == 3:
        return "check: refused"
    try:
        require_conserved(json.loads(done.stdout))
    except (FaultError, ValueError) as fault:
        return f"FAULT: {fault}"
    return "check: read"


def _keep(folder: Path, seed: int, outcome: str) -> None:
    made = spoiled(seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{seed}{made.suffix}").write_bytes(made.content)
    told = f"{outcome}\nharmless: {made.same}\n" + "\n".join(made.steps) + "\n"
    (folder / f"{seed}.txt").write_text(told, "utf-8")
    print(f"{seed}{made.suffix}: {outcome[:200]}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
