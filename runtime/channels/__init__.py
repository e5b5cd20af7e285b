"""Channels: adapters between the world and runs."""
