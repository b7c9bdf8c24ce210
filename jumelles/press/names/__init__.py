"""Who and what is named in a text: places, organisations, people and their roles."""

when_words = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter god internet".split()
)
"""Words that English writes with a capital and that name nobody."""
