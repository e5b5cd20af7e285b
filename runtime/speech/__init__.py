"""Texts and prompts to audio files."""
