"""Who and what is named in a text: places, organisations, people and their roles."""
