"""The same euro in two tables counts once: finer lines win over the rows of goals, initiatives and areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aligner.model.grid import Cell
from aligner.model.lines import Reach, Target
from aligner.reading.amount_columns import COUNTED, PEOPLE
from aligner.reading.money import Chunk, ChunkKey, Purse
from aligner.reading.notebook import Notebook


def count_once(purse: Purse, notebook: Notebook) -> None:
    """Let own-row amounts yield to finer ones of the same goals, and equal tables count once."""
    _drop_equal_tables(purse, notebook)
    for kind in (COUNTED, PEOPLE):
        chunks = [(key, chunk) for key, chunk in purse.chunks.items() if chunk.kind == kind]
        own = [(key, c) for key, c in chunks if c.own and c.left_out is None and c.amounts]
        coverage = [(chunk, _marks(purse, chunk)) for chunk in purse.of_kind(kind)] if own else []
        for key, chunk in own:
            _yield(purse, key, chunk, _finer(purse, chunk, coverage), notebook)


def _marks(purse: Purse, chunk: Chunk) -> frozenset[str]:
    """What amounts speak of: goals ("g:…"; "b:…" without an initiative), initiatives ("i:…"), areas ("a:…").

    Of own rows only those with an initiative are finer than a goal's.
    """
    marks: set[str] = set()
    for link in set(chunk.links):
        target = purse.targets[link]
        finer = target.reach in {Reach.GOAL, Reach.INITIATIVE} and (
            not chunk.own or target.initiative is not None
        )
        if finer:
            marks.update(f"g:{goal}" for goal, _ in target.goals)
        if target.reach in {Reach.GOAL, Reach.INITIATIVE}:
            marks.update(f"a:{goal}" for goal, _ in target.goals)
        if target.reach is Reach.GOAL and target.initiative is None:
            marks.update(f"b:{goal}" for goal, _ in target.goals)
        if target.initiative is not None:
            marks.add(f"i:{target.initiative}")
        if target.reach is Reach.AREA and not chunk.own:
            marks.add(f"a:{target.area}")
    return frozenset(marks)


def _finer(purse: Purse, chunk: Chunk, coverage: Sequence[tuple[Chunk, frozenset[str]]]) -> frozenset[int]:
    """The links of a table's own rows that other tables speak of in finer lines."""
    lines = frozenset[str]().union(*(marks for other, marks in coverage if not other.own))
    rows = frozenset[str]().union(*(m for other, m in coverage if other.own and other.place != chunk.place))
    later = frozenset[str]().union(*(m for other, m in coverage if other.own and other.place > chunk.place))
    return frozenset(
        link for link in set(chunk.links) if _is_covered(purse.targets[link], lines, rows, later)
    )


def _is_covered(target: Target, lines: frozenset[str], rows: frozenset[str], later: frozenset[str]) -> bool:
    """Whether amounts of a target yield: to budget lines, else to the rows of what serves it."""
    if target.initiative is not None:
        mark = f"i:{target.initiative}"
        return mark in lines or mark in later or (bool(target.goals) and _all_in("b", target, lines))
    if target.reach is Reach.AREA:
        finer = lines | rows
        return f"a:{target.area}" in finer or _all_in("a", target, finer)
    return bool(target.goals) and (_all_in("g", target, lines) or _all_in("g", target, rows))


def _all_in(kind: str, target: Target, marks: frozenset[str]) -> bool:
    return all(f"{kind}:{goal}" in marks for goal, _ in target.goals)


def _yield(purse: Purse, key: ChunkKey, chunk: Chunk, gone: frozenset[int], notebook: Notebook) -> None:
    """Leave the lines of some links out, and say for each what stands where."""
    if not gone:
        return
    kept, dropped = chunk.without(gone)
    purse.chunks[key] = kept
    purse.leave_out(chunk.kind, "two-amounts", dropped)
    sums = _line_totals(purse, chunk.kind) if chunk.kind == COUNTED else {}
    table = purse.tables[chunk.place]
    for link in sorted(gone):
        target = purse.targets[link]
        first = chunk.links.index(link)
        cell = Cell(table.file, table.sheet, chunk.rows[first], chunk.columns[first], target.label)
        if chunk.kind == PEOPLE:
            notebook.add("two-amounts", cell, kind=PEOPLE)
            continue
        own = sum(amount for amount, its in zip(chunk.amounts, chunk.links, strict=True) if its == link)
        notebook.add("two-amounts", cell, own_money=own, lines_money=_said_of(target, sums))


def _line_totals(purse: Purse, kind: str) -> dict[str, int]:
    """What all that still counts says of goals ("g:…") and initiatives ("i:…"), for the note."""
    sums: dict[str, int] = {}
    for chunk in purse.of_kind(kind):
        for link, amount in chunk.by_link().items():
            target = purse.targets[link]
            for goal, part in target.divide(amount):
                sums[f"g:{goal}"] = sums.get(f"g:{goal}", 0) + part
            if target.initiative:
                sums[f"i:{target.initiative}"] = sums.get(f"i:{target.initiative}", 0) + amount
    return sums


def _said_of(target: Target, sums: Mapping[str, int]) -> int:
    goals = sum(sums.get(f"g:{goal}", 0) for goal, _ in target.goals)
    return sums.get(f"i:{target.initiative}", goals)


def _drop_equal_tables(purse: Purse, notebook: Notebook) -> None:
    """Two tables with the same lines are one table that stands twice."""
    seen: list[Chunk] = []
    for key, chunk in list(purse.chunks.items()):
        if chunk.kind != COUNTED or chunk.own or len(chunk.amounts) < 2 or chunk.left_out is not None:
            continue
        twin = next((c for c in seen if c.place != chunk.place and c.alike(chunk)), None)
        if twin is None:
            seen.append(chunk)
            continue
        table, other = purse.tables[chunk.place], purse.tables[twin.place]
        purse.leave_out(COUNTED, "duplicate-lines", sum(chunk.amounts))
        notebook.add(
            "duplicate-lines", Cell(table.file, table.sheet), other=f"{other.file} {other.sheet}".strip()
        )
        purse.chunks[key] = Chunk(chunk.kind, chunk.currency, chunk.place, chunk.own)
