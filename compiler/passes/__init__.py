"""The compiler's passes, in order: resolve, check, lower, analyse."""
