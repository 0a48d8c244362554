"""What stops one file or the whole run; whatever is wrong *in* the data is a note or a finding."""

from __future__ import annotations


class AlignerError(Exception):
    """The root of everything that is raised on purpose.

    AlignerError
    ├── SourceError        one file cannot be read: the others still are
    ├── NothingFoundError  no goal could be read from the input at all (exit 3)
    ├── SettingsError      the command or its configuration is wrong (exit 2)
    └── OutputError        an output could not be written; what stood there is unchanged (exit 5)

    ``code`` picks the sentence in ``i18n/errors.toml``; ``params`` fill it.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, object] = params

    def __str__(self) -> str:
        inside = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({inside})"


class SourceError(AlignerError):
    """One file cannot be read; ``params`` always hold ``file`` (its name as the user knows it)."""


class NothingFoundError(AlignerError):
    """The input holds no goal."""


class SettingsError(AlignerError):
    """The command line or ``aligner.toml`` asks for something that does not exist."""


class OutputError(AlignerError):
    """A report could not be written."""
