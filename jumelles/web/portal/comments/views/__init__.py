"""The pages of comments: what visitors, authors and the office do."""
