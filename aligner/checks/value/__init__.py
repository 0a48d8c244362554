"""Checks of value: whether the plan makes something for customers before it cashes in."""
