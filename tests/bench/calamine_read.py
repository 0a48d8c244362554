"""Read every sheet of a workbook into lists, and nothing else. The baseline of the big budget."""

from __future__ import annotations

import sys

from python_calamine import CalamineWorkbook

workbook = CalamineWorkbook.from_path(sys.argv[1])
print(sum(len(workbook.get_sheet_by_name(name).to_python()) for name in workbook.sheet_names))
