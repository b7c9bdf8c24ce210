"""Any spelling finds its place: folding, the index of names, and the choice among those who bear one."""
