"""Connectors: other systems, asked over HTTP."""
