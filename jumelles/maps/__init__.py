"""A small drawing room: maps of marks and arcs, as SVG and PNG, that know coordinates and labels and nothing of the atlas."""
