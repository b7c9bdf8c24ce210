"""Its pages: the ranking, two places side by side, one place."""
