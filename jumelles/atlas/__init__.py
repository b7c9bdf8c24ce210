"""The world's cities and regions, from many sources."""
