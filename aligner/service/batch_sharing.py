"""A folder of reports that is made to be shared: what would name a client is taken out of it first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aligner.batch.store_file import FOLDER
from aligner.service.batch_portfolio import FORMS, NAME

if TYPE_CHECKING:
    from aligner.batch.aliases import Aliases
    from aligner.batch.outputs import Outputs
    from aligner.batch.store import Store

KEY = f"{FOLDER}/aliases.json"
"""Whom each number stands for: for whoever made the reports, and never to be shared."""


def remove_named(store: Store, outputs: Outputs, aliases: Aliases) -> None:
    """Remove the reports and the portfolio that an earlier batch wrote under the clients' own names.

    To be asked before the store begins this one. Raises OutputError.
    """
    before = store.remembered("settings")
    if before is None:
        return
    ours = frozenset[str]().union(*map(aliases.reports, aliases.numbers))
    outputs.remove(sorted(name for name in store.files() if name.rpartition(".")[0] not in ours))
    if not before["anonymise"]:
        outputs.remove(f"{NAME}.{form}" for form in FORMS)


def write_key(outputs: Outputs, aliases: Aliases) -> None:
    """Write down which plan each number stands for. Raises OutputError."""
    known = {aliases.number(plan): plan for plan in sorted(aliases.numbers, key=aliases.numbers.__getitem__)}
    outputs.write(KEY, f"{json.dumps(known, ensure_ascii=False, indent=1)}\n".encode())
