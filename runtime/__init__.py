"""Execution: graph and events to commands, and commands to the world."""
