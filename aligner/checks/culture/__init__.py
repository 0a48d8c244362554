"""Checks on those who make the experience, and on how new things are tried out."""
