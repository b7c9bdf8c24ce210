"""Pages for everybody, and those on which the office decides what everybody sees."""
