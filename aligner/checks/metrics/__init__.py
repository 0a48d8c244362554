"""Checks on how we will know."""
