"""Read every workbook of a folder with bare calamine, and nothing else, in so many processes."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from python_calamine import CalamineWorkbook


def read(path: str) -> int:
    """Read all sheets of one workbook into lists; return how many rows they have."""
    workbook = CalamineWorkbook.from_path(path)
    return sum(len(workbook.get_sheet_by_name(name).to_python()) for name in workbook.sheet_names)


def main() -> None:
    """Read them all, in chunks of ten where there are several processes."""
    paths, jobs = sorted(map(str, Path(sys.argv[1]).iterdir())), int(sys.argv[2])
    if jobs == 1:
        print(sum(map(read, paths)))
        return
    with ProcessPoolExecutor(jobs) as pool:
        print(sum(pool.map(read, paths, chunksize=10)))


if __name__ == "__main__":
    main()
