"""What `make bench` measures: the build, the opening of the atlas, the look-ups and the start of a command, beside what else one would use."""
