"""The workbench in the browser: an office's partners, agreements and documents."""
