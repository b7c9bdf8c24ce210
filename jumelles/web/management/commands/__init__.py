"""Commands of the web rooms."""
