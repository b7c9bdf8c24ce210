"""Reads articles, minutes and letters about cooperation between cities, and proposes the facts in them, each with its sentence
([how](../../docs/press.md)). A person decides what becomes a record: nothing here writes to a register.
"""
