"""Lists come to the press desk: columns named once, each row a proposal with its cells as evidence, accepted all, some or corrected."""
