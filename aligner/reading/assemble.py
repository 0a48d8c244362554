"""From the cells of all files to one plan and its ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from aligner.model.grid import Book, Cell, SourceRead, TableRead
from aligner.model.ledger import Ledger
from aligner.model.options import ReadingOptions
from aligner.model.plan import Plan
from aligner.reading import build, telling
from aligner.reading.amount_columns import COUNTED, PEOPLE, number_of
from aligner.reading.collect import Collector
from aligner.reading.drafts import Register
from aligner.reading.entities import Drafts
from aligner.reading.gather import gather, only_carries_lines
from aligner.reading.kind_corrections import correct_kinds
from aligner.reading.link_rules import LinkRules
from aligner.reading.links import Linker, Shares
from aligner.reading.loose import CodeLinks
from aligner.reading.money import Purse, foreign, main_currency
from aligner.reading.notebook import Notebook
from aligner.reading.once import count_once
from aligner.reading.signs import costs_are_negative, told, turned
from aligner.reading.supporting import Supporting, supporting_kind
from aligner.reading.view import Table, as_text, is_link_table
from aligner.words.language import language
from aligner.words.placeholders import is_placeholder
from aligner.words.texts import key, normalise

_ORDER = ("area", "goal", "metric", "initiative")


def read_plan(
    books: Sequence[Book], refused: Sequence[SourceRead] = (), options: ReadingOptions | None = None
) -> Plan:
    """Make one plan of the files that could be read; it may turn out to hold no goal."""
    options = options or ReadingOptions()
    notebook = Notebook()
    for book in books:
        notebook.extend(book.notes)
    for source in refused:
        code = source.refused[0] if source.refused else ""
        notebook.add("file-refused", Cell(source.file, ""), reason=code)
    tables = gather(books, options, notebook)
    drafts, collector = _collected(tables, options, notebook)
    correct_kinds(drafts, options, notebook)
    plan = _frozen(books, tables, drafts, collector, options)
    if costs_are_negative(plan.ledger):
        plan = _with_costs_above_nought(plan)
        notebook.add("sign-turned", _first_line(plan), lines=len(plan.ledger))
    if plan.resources_unknown == "unlinkable":
        notebook.add("unlinkable-budget", _first_line(plan), lines=len(plan.ledger))
    plan = telling.of_plan(plan, options.profile)
    return replace(plan, sources=_sources(books, refused, tables), notes=told(notebook.notes, plan.ledger))


def _with_costs_above_nought(plan: Plan) -> Plan:
    others = plan.other_money.items()
    other_money = {kind: turned(other) if costs_are_negative(other) else other for kind, other in others}
    return replace(plan, ledger=turned(plan.ledger), other_money=other_money)


def _first_line(plan: Plan) -> Cell:
    """The sheet of the first line of money."""
    first = plan.ledger.tables[plan.ledger.places[0]]
    return Cell(first.file, first.sheet)


def _collected(
    tables: Sequence[Table], options: ReadingOptions, notebook: Notebook
) -> tuple[Drafts, Collector]:
    linker = Linker(notebook)
    made = Drafts(
        notebook,
        linker,
        Register(linker.area, notebook),
        Register(linker.goal, notebook),
        Register(linker.metric, notebook),
        Register(linker.initiative, notebook),
    )
    collector = Collector(made, Purse(), notebook, Supporting(made))
    lines = [table for table in tables if not table.skipped and only_carries_lines(table, tables)]
    beside = [(t, kind) for t in tables if not t.skipped and (kind := supporting_kind(t)) is not None]
    apart = [*lines, *(table for table, _ in beside)]
    defining = [t for t in tables if not t.skipped and t not in apart and not is_link_table(t)]
    for table in sorted(defining, key=_rank):
        collector.entities(table)
    for table, kind in beside:
        collector.supporting(table, kind)
    codes = _link_tables([t for t in tables if not t.skipped and is_link_table(t)], made)
    rules = LinkRules(options.links, made)
    rules.tie_initiatives()
    collector.resolve()
    for table in lines:
        collector.lines(table, codes, rules)
    for table in tables:
        if table.skipped:
            collector.skipped(table)
    count_once(collector.purse, notebook)
    return made, collector


def _rank(table: Table) -> int:
    """What a table is about decides when it is read: areas first, then goals, metrics, initiatives."""
    about = [i for i, entity in enumerate(_ORDER) if f"{entity}.name" in table.fields]
    return max(about, default=len(_ORDER)) if "goal.name" not in table.fields else 1


def _link_tables(tables: Iterable[Table], drafts: Drafts) -> CodeLinks:
    """Apply the user's link tables: initiatives to goals, metrics to goals, cost centres to goals."""
    codes: CodeLinks = {}
    for table in tables:
        columns = table.all("link.goal", "goal.id")
        for row in range(table.first_row, table.last_row + 1):
            for column in columns:
                text = normalise(as_text(table.view.value(row, column.index)))
                if text and not is_placeholder(text):
                    goals = drafts.linker.several("goal", text, table.view.cell(row, column.index))
                    _tie(table, row, goals, drafts, codes)
    return codes


def _tie(table: Table, row: int, goals: Shares, drafts: Drafts, codes: CodeLinks) -> None:
    """Tie what a row of a link table names to its goals, by the share beside them or in their cell."""
    share = table.first("link.share")
    stated = number_of(table.view.value(row, share.index)) if share is not None else None
    weights = {goal: int(stated * 100) if stated and stated > 0 else weight for goal, weight in goals.items()}
    for kind, register in (("initiative", drafts.initiatives), ("metric", drafts.metrics)):
        column = table.first(f"link.{kind}", f"{kind}.id")
        value = normalise(as_text(table.view.value(row, column.index))) if column else ""
        found = (
            drafts.linker.one(kind, value, table.view.cell(row, column.index)) if column and value else None
        )
        if found is not None:
            for goal, weight in weights.items():
                register[found].serves(goal, weight)
    for column in table.all("budget.cost_centre", "budget.account"):
        value = as_text(table.view.value(row, column.index))
        if value and not is_placeholder(value):
            codes.setdefault(key(value), []).extend(weights.items())


def _frozen(
    books: Sequence[Book],
    tables: Sequence[Table],
    drafts: Drafts,
    collector: Collector,
    options: ReadingOptions,
) -> Plan:
    recorded = frozenset(f for table in tables if not table.skipped for f in table.fields)
    areas, areas_ranked = build.areas(drafts.areas)
    goals, goals_ranked = build.goals(drafts, recorded)
    currency, ledgers = _ledgers(collector.purse, options, drafts.notebook, _language(tables))
    return Plan(
        name=options.name or _name(books, tables),
        currency=currency,
        areas=areas,
        goals=goals,
        metrics=build.metrics(drafts.metrics),
        initiatives=build.initiatives(drafts.initiatives),
        ledger=ledgers[COUNTED],
        people=ledgers[PEOPLE],
        other_money={kind: ledger for kind, ledger in ledgers.items() if kind not in {COUNTED, PEOPLE}},
        recorded=recorded,
        period=build.stated_period(tables, (book.file for book in books)),
        budget_years=tuple(sorted(collector.years)),
        ranked=areas_ranked or (goals_ranked and not any(a.weight is not None for a in areas)),
        evidence=collector.beside.evidence,
        terms=collector.beside.terms,
        persons=collector.beside.persons,
        segments=collector.beside.segments,
        journey=collector.beside.journey,
        link_rules=options.links,
    )


def _language(tables: Sequence[Table]) -> str | None:
    """The language that most tables' headers are in."""
    told = Counter(language(" ".join(column.header for column in table.columns)) for table in tables)
    return told.most_common(1)[0][0] if told else None


def _ledgers(
    purse: Purse, options: ReadingOptions, notebook: Notebook, told: str | None
) -> tuple[str, dict[str, Ledger]]:
    """The plan's currency and its ledgers by kind; money in other currencies is left out and said."""
    currency = main_currency(purse.of_kind(COUNTED), options, told)
    for chunk in foreign(purse.of_kind(COUNTED), currency, options):
        if chunk.amounts:
            place = purse.tables[chunk.place]
            cell = Cell(place.file, place.sheet, chunk.rows[0], chunk.columns[0])
            notebook.add(
                "mixed-currency", cell, currency=chunk.currency or "", plan=currency, lines=len(chunk.amounts)
            )
    kinds = sorted(purse.kinds() | {COUNTED, PEOPLE})
    return currency, {kind: purse.ledger(kind, currency, options) for kind in kinds}


def _name(books: Sequence[Book], tables: Sequence[Table]) -> str:
    """What the plan is called: the title above its first table, else its first file."""
    for table in tables:
        for title in table.titles[:1]:
            if 4 <= len(title) <= 90 and any(ch.isalpha() for ch in title):
                return normalise(title)
    return PurePath(books[0].file).stem.replace("_", " ") if books else ""


def _sources(
    books: Sequence[Book], refused: Sequence[SourceRead], tables: Sequence[Table]
) -> tuple[SourceRead, ...]:
    made = [
        SourceRead(book.file, book.sha256, tuple(_table_read(t) for t in tables if t.view.file == book.file))
        for book in books
    ]
    return (*made, *refused)


def _table_read(table: Table) -> TableRead:
    rows = max(0, table.last_row - table.first_row + 1)
    return TableRead(
        table.view.sheet.name, table.range, table.header_row, table.columns, table.holds, rows, table.skipped
    )
