"""Tables that somebody else made, read row by row: what portfolios and the press desk both begin with."""
