"""Where the atlas comes from: one folder for each source, with its declaration, its reader and an invented sample."""
