"""Checks of whether customers are a matter for those who lead."""
