"""Where positions, journals and records are kept."""
