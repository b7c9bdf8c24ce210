"""Where things are: towns and their sections, regions, and the place that a row of a source means."""
