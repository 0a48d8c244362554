"""Checks on who, with what money or people."""
