"""The press desk: a text or a table comes in, a person decides fact by fact; what is accepted stands in the register with its evidence."""
