"""Figures: what `scripts/bench` measures, each beside a peer on the same work in the same call."""
