"""The years for which calendars are written out.

They are fixed, so that what a centre means (and the graph's hash) does not depend on the day it was compiled.
"""

from __future__ import annotations

FIRST_YEAR = 2025
LAST_YEAR = 2040
