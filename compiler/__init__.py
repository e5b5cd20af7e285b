"""Meaning: syntax tree and catalogue to a checked state-machine graph."""
