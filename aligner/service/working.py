"""One plan of a batch, from its files to its reports and figures: what a worker does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from aligner import service
from aligner.batch.answers import PlanDone, Unchanged
from aligner.model.errors import AlignerError, SourceError
from aligner.service.batch_orders import PlanOrder
from aligner.service.door import telling_files
from aligner.service.fingerprint import fingerprint_of, is_known
from aligner.service.tries import without_file

_READINGS = 3
"""How often a plan is read whose files are saved meanwhile."""

Tell = Callable[..., None]


def do_plan(order: PlanOrder, tell: Tell) -> PlanDone | Unchanged:
    """Read, judge and report one plan, unless nothing has changed since ``order.known``.

    What comes of it is of one state of its files. Raises the AlignerError that tells why there is nothing:
    SourceError "changed-while-read" where they don't stand still.
    """
    if not order.addresses:
        return _at_rest(order, tell)
    from aligner.batch.storage import fetched

    with fetched(order.addresses, tell) as paths:
        return _at_rest(replace(order, request=replace(order.request, paths=paths)), tell)


def without(order: PlanOrder, file: str, code: str) -> PlanOrder | None:
    """The order with a file left out, for the reason that ``code`` says; None where nothing would be left."""
    if order.addresses:
        left: tuple[tuple[str, str], ...] = (*order.request.left_out, (file, code))
        names = {address.rstrip("/").rpartition("/")[2] for address in order.addresses}
        if not file or names <= {name for name, _ in left}:
            return None
        return replace(order, request=replace(order.request, left_out=left))
    request = without_file(order.request, file, code)
    return None if request is None else replace(order, request=request)


def _at_rest(order: PlanOrder, tell: Tell) -> PlanDone | Unchanged:
    now = fingerprint_of(order)
    for _ in range(_READINGS):
        if order.known and is_known(order.known, now, order.request):
            return Unchanged(order.known)
        before, done = now, _attempt(order, now, tell)
        now = fingerprint_of(order)
        if now == before:
            if isinstance(done, AlignerError):
                raise done
            return done
    raise SourceError("changed-while-read", file=order.name)


def _attempt(order: PlanOrder, fingerprint: str, tell: Tell) -> PlanDone | AlignerError:
    """Read the plan as it lies; what is wrong with files that are just being saved isn't final."""
    try:
        return _done(order, fingerprint, tell)
    except AlignerError as error:
        return error


def _done(order: PlanOrder, fingerprint: str, tell: Tell) -> PlanDone:
    from aligner.service.records import record_of

    asked = order.request
    request = service.resolved(asked if asked.language_stated else service.in_its_language(asked))
    assessment = service.check(request, telling_files(tell))
    record = record_of(assessment, order)
    if order.alias:
        from aligner.assess.anonymous import anonymised

        assessment = anonymised(assessment, order.alias, request.language)
        request = replace(request, names=False)
    reports = {
        form: service.render(assessment, request, form).encode("utf-8", "replace") for form in order.forms
    }
    return PlanDone(record, reports, fingerprint)
