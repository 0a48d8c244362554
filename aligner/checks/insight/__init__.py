"""Checks on whether customers are heard, and what comes of it."""
