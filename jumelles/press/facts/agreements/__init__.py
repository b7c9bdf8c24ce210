"""Agreements and partnerships: the words that tell of them, who agrees, and in which state they are."""
