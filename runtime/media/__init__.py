"""The media worker: a process that owns the telephony library."""
