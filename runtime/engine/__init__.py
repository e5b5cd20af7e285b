"""The engine: pure, one function holds all meaning."""
