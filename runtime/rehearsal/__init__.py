"""Walking graphs without the world: simulator, scenarios, callers."""
