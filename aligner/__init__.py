"""aligner reads strategies and budgets and shows which goals have something behind the words."""

__version__ = "0.1.0"
