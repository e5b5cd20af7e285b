"""Routing: who serves whom."""
