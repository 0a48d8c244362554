"""What a consultant would write instead: load, join, list the gaps. The baseline of the typical plan."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

sheets = pd.read_excel(sys.argv[1], sheet_name=None)
goals, metrics, budget = sheets["Tavoitteet"], sheets["Mittarit"], sheets["Budjetti"]
years = [column for column in budget.columns if column.startswith("TA ")]
money = budget.groupby("Tavoite ID")[years].sum()
complete = metrics.dropna(subset=["Lähtötaso", "Tavoitearvo", "Määräaika"]).groupby("Tavoite ID").size()
joined = goals.set_index("Tavoite ID").join(money).join(complete.rename("complete"))
joined = joined.merge(sheets["Painopisteet"], left_on="Painopiste ID", right_on="Painopiste ID", how="left")
gaps = joined[
    joined["Määritelmä"].isna() | joined["complete"].isna() | (joined[years].fillna(0).sum(axis=1) == 0)
]
untraced = budget[~budget["Tavoite ID"].isin(goals["Tavoite ID"])][years].sum().sum()
Path(sys.argv[2]).write_text(gaps.to_string() + f"\n{untraced}\n", encoding="utf-8")
