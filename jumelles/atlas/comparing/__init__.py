"""How unlike two places are: comparable numbers, scales fixed for the whole world, and distances by theme."""
