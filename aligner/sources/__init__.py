"""Readers of files: bytes in, cells out; the only layer that opens an input file."""
