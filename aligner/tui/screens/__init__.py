"""What fills the terminal: the start, the plan, and the dialogs over it."""
