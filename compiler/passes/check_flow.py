"""Checks that follow the ways of a lowered flow: what has a value, what a medium can do, what a hang-up may do."""

from __future__ import annotations

from compiler.passes.check_filled import check_filled
from compiler.passes.check_hang_up import check_hang_up
from compiler.passes.check_media import check_media
from compiler.passes.lower_flow import Lowered


def check_flow(lowered: Lowered) -> None:
    """Runs each check on one flow."""
    check_filled(lowered.flow, lowered.draft)
    check_media(lowered.flow, lowered.draft)
    check_hang_up(lowered.flow, lowered.draft)
