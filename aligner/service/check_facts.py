"""What a check is called and what it lacks, for those who show which ones stand behind a figure."""

from __future__ import annotations

from aligner.model.plan import Plan


def check_title(code: str, language: str) -> str:
    """What a check is called, by the gap that it finds; KeyError for an unknown code."""
    from aligner.checks import title

    return title(code, language)


def columns_lacking(code: str, plan: Plan, language: str) -> tuple[str, ...]:
    """In words, the columns that the plan lacks for a check to be asked; KeyError for an unknown code."""
    from aligner.catalogue.content import field_words
    from aligner.checks import check_by_code

    lacking = (need for need in sorted(check_by_code(code).needs) if not plan.records(need))
    return tuple(field_words(need, language) for need in lacking)
