"""A whole office as one file, out and in: every field, every file, every entry of the history."""
