"""Outbound campaigns: pacing and retries."""
