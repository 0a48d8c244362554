"""The tabs of a plan: each shows one side of it, and keeps its place over a re-read."""
