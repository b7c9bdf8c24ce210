"""ECHE: institutions that hold an Erasmus Charter for Higher Education."""
