"""The plans of a batch, read by whichever engine was asked for: orders out, reports in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.batch.runner import Runner, Step
from aligner.batch.storage import is_address
from aligner.model.errors import AlignerError, SettingsError
from aligner.service.batch import BatchRequest, Begun, Ended, Tell
from aligner.service.batch_orders import PlanOrder
from aligner.service.sentences import error_sentence
from aligner.service.working import do_plan, without

if TYPE_CHECKING:
    from aligner.batch.aliases import Aliases
    from aligner.batch.discovery import FoundPlan
    from aligner.batch.engines import Engine
    from aligner.batch.outputs import Outputs
    from aligner.batch.store import Store


_OF_ALL = frozenset({"no-template", "template"})
"""What is wrong with the command, though it shows at a plan."""


def named(plans: Iterable[FoundPlan], aliases: Aliases | None, language: str) -> list[FoundPlan]:
    """The plans with the names that their reports get: not the clients' own where there are aliases."""
    if aliases is None:
        return list(plans)
    return [replace(plan, report=aliases.report(plan.id, language)) for plan in plans]


def read_all(
    asked: BatchRequest,
    engine: Engine,
    plans: Sequence[FoundPlan],
    aliases: Aliases | None,
    kept_in: tuple[Store, Outputs],
    tell: Tell,
) -> dict[str, int]:
    """Have all plans read and reported, and count how they end. Raises SettingsError, OutputError."""
    counts = Counter(done=0, unchanged=0, failed=0)

    def hear(step: Step) -> None:
        if step.how == "begun":
            return tell(Begun(step.plan.name))
        counts[step.how] += 1
        return tell(Ended(step.plan.name, step.how, _why(step, asked.request.language)))

    runner = Runner(*kept_in, asked.forms, _OF_ALL)
    runner.announce(plans)
    runner.run(engine, partial(_order, asked, aliases), hear)
    return dict(counts)


def engine_of(asked: BatchRequest) -> Engine:
    """What reads the plans. Raises SettingsError where that is a cluster, and can't be used."""
    limits = asked.request.limits
    if asked.engine == "dask":
        if not asked.scheduler:
            raise SettingsError("cluster-no-scheduler")
        from aligner.batch.cluster import DaskEngine

        return DaskEngine(asked.scheduler, do_plan, limits, without)
    if asked.scheduler:
        raise SettingsError("cluster-not-asked", address=asked.scheduler)
    from aligner.batch.local import LocalEngine

    return LocalEngine(asked.jobs, do_plan, limits, without)


def _order(asked: BatchRequest, aliases: Aliases | None, plan: FoundPlan, known: str) -> PlanOrder:
    stored = is_address(plan.paths[0])
    request = replace(asked.request, paths=() if stored else tuple(map(Path, plan.paths)))
    alias = "" if aliases is None else aliases.name(plan.id, request.language)
    addresses = plan.paths if stored else ()
    return PlanOrder(plan.id, plan.name, plan.report, request, asked.forms, known, alias, addresses)


def _why(step: Step, language: str) -> str:
    if step.failure is None:
        return ""
    return error_sentence(AlignerError(step.failure.code, **step.failure.params), language)
