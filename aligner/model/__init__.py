"""Plain frozen values shared by every layer; imports nothing but the standard library."""
