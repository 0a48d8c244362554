"""The questions of one report: numbered in the order they are asked, none asked twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.reports.escaping import Safe
from aligner.reports.voice import Voice

MOST = 4
"""Questions on one goal: more are not answered in one meeting."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question under its number."""

    number: int
    text: Safe


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked in one place: the new questions, and a sentence that refers back to the others."""

    new: tuple[Question, ...] = ()
    again: Safe = Safe("")  # noqa: RUF009 - a string, frozen like its neighbours


class Agenda:
    """Remembers what the report has asked, so that the steering group meets each question once."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._numbers: dict[Safe, int] = {}

    def ask(self, questions: Iterable[Safe]) -> Asked:
        """Ask up to four questions; of those that were asked before, name the numbers."""
        wanted = list(dict.fromkeys(questions))[:MOST]
        old = sorted(self._numbers[question] for question in wanted if question in self._numbers)
        new = tuple(self._numbered(question) for question in wanted if question not in self._numbers)
        return Asked(new, self._again(old))

    def ask_one(self, questions: Sequence[Safe]) -> Asked:
        """Ask the first question that is new; where none is, refer to the first of them."""
        fresh = [question for question in questions if question not in self._numbers]
        if fresh or not questions:
            return self.ask(fresh[:1])
        return Asked(again=self._voice.t("see_question", number=self._numbers[questions[0]]))

    def _numbered(self, question: Safe) -> Question:
        number = self._numbers[question] = len(self._numbers) + 1
        return Question(number, question)

    def _again(self, numbers: Sequence[int]) -> Safe:
        if not numbers:
            return Safe("")
        said = self._voice.listing(map(str, numbers))
        return self._voice.t("question_again", numbers=said, count=len(numbers))
