"""The languages that messages are written in."""

LANGUAGES = ("en", "it")
"""The first stands in where another lacks something."""
