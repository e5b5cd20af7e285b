"""Supervision: thresholds, alarms, coaching."""
