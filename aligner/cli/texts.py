"""The command line in the user's language: help pages, usage errors, the language itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import click

from aligner.i18n import LANGUAGES, system_language, text

_HELP = ("--help", "-h")

_EXAMPLES = """\b
{title}
  aligner strategia.xlsx budjetti.csv
  aligner check strategia.xlsx budjetti.csv -o {report}
  aligner columns strategia.xlsx --save
"""


def language_of(arguments: Sequence[str]) -> str:
    """The language to speak: the last ``--lang`` given, else the locale's, else English."""
    for place in range(len(arguments) - 1, -1, -1):
        argument = arguments[place]
        stated = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and place + 1 < len(arguments):
            stated = arguments[place + 1]
        if stated in LANGUAGES:
            return stated
    return system_language()


class TooMuchError(click.UsageError):
    """More was given than a verb takes."""


class Choice(click.Choice[str]):
    """One of a few words; the error carries what was given instead, for a sentence in the user's language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value not in self.choices:
            self.fail(str(value), param, ctx)
        return value


def usage_sentence(error: click.ClickException, language: str) -> str:
    """Say in one sentence what was wrong with a command."""
    context = getattr(error, "ctx", None)
    asked = f"{context.command_path if context else 'aligner'} --help"
    key, params = _usage_error(error)
    return text(f"cli.{key}", language, help=asked, **params)


def _usage_error(error: click.ClickException) -> tuple[str, dict[str, object]]:
    """The sentence for an error of click's, and what fills it."""
    match error:
        case click.NoSuchOption(possibilities=[near, *_]):
            return "near-option", {"option": error.option_name, "near": near}
        case click.NoSuchOption():
            return "no-such-option", {"option": error.option_name}
        case click.BadOptionUsage():
            return "value-too-much" if _is_flag(error) else "no-value", {"option": error.option_name}
        case click.MissingParameter(param=click.Parameter() as param, ctx=click.Context() as ctx):
            return "missing", {"name": param.make_metavar(ctx)}
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as param):
            choices = ", ".join(map(str, choice.choices))
            return "bad-value", {"name": param.opts[0], "value": error.message, "choices": choices}
    key, name = ("too-much", "rest") if isinstance(error, TooMuchError) else ("bad-use", "reason")
    return key, {name: error.message}


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx else []
    return any(getattr(param, "is_flag", False) and error.option_name in param.opts for param in params)


class _Translated(click.Command):
    """Help pages with headings in the user's language."""

    language: str = "en"

    def get_help(self, ctx: click.Context) -> str:
        page = super().get_help(ctx)
        for english, key in (("Usage:", "usage"), ("Options:", "options"), ("Commands:", "commands")):
            page = re.sub(f"^{english}", text(f"cli.{key}", self.language), page, count=1, flags=re.MULTILINE)
        return page

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("cli.help-option", self.language)
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.help_option_names = list(_HELP)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # the parser doesn't know whose options it reads
            raise


class Verb(_Translated):
    """One verb."""

    def __init__(
        self, language: str, name: str, action: Callable[..., Any], params: list[click.Parameter]
    ) -> None:
        self.language = language
        sentence = text(f"cli.verb.{name}", language)
        options = text("cli.metavar.options", language)
        super().__init__(
            name, callback=action, params=params, help=sentence, short_help=sentence, options_metavar=options
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        super().parse_args(ctx, args)
        if ctx.args:
            raise TooMuchError(" ".join(ctx.args), ctx)
        return ctx.args


class Verbs(_Translated, click.Group):
    """All verbs; what is no verb is taken as a plan for the default one."""

    def __init__(self, language: str, default: str) -> None:
        self.language = language
        self._default = default
        super().__init__(
            "aligner",
            help=text("cli.about", language),
            no_args_is_help=False,
            options_metavar="",
            subcommand_metavar=text("cli.usage-line", language),
            epilog=_EXAMPLES.format(
                title=text("cli.examples", language), report=text("cli.report-name", language)
            ),
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, self._verb_first(args))

    def _verb_first(self, args: list[str]) -> list[str]:
        """Put the verb before the options that stand before it; without a verb it is the default one."""
        place = self._first_word(args)
        if place < len(args) and args[place] in self.commands:
            return [args[place], *args[:place], *args[place + 1 :]]
        if any(argument in _HELP for argument in args[:place]):
            return [_HELP[0]]
        return [self._default, *args]

    def _first_word(self, args: list[str]) -> int:
        """Where the first argument stands that is neither an option nor an option's value."""
        valued = {
            name
            for command in self.commands.values()
            for param in command.params
            if isinstance(param, click.Option) and not param.is_flag
            for name in param.opts
        }
        place = 0
        while place < len(args) and args[place].startswith("-") and args[place] not in {"-", "--"}:
            place += 2 if args[place] in valued else 1
        return place
