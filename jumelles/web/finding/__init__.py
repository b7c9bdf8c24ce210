"""Finding partners: the ranking with its map and reasons, two places side by side, one place with the office's own figures."""
