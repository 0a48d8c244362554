"""Many plans: found, read side by side, kept as they come, and compared."""
