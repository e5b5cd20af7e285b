"""Reporting: metrics over the records."""
