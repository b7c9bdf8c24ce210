"""What the library knows, told in the user's language: figures and reasons in words, tables, maps and pages of a ranking."""
