"""Work in a process of its own, under limits: whatever a file does, it ends only that process."""
