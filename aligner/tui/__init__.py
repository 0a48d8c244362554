"""The terminal UI: widgets and messages over aligner.service."""
