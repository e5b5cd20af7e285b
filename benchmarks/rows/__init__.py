"""A module for each row; `measures(seconds)` gives its measures."""
