"""What `make bench` measures: build, opening, look-ups, ranking and start of Jumelles, beside what else one would use."""
