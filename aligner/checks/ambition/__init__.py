"""Checks on how far and by when."""
