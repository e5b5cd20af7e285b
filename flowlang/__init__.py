"""The language: text to syntax tree, and how we speak to its author."""
