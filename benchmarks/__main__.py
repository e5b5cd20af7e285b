"""`python -m benchmarks [ROW…] [--list] [--json] [--seconds N]`."""

from __future__ import annotations

import argparse
import importlib
import sys

from benchmarks.measure import as_json, table

ROWS = ("engine", "memory", "position", "parse", "check", "analysis")


def main() -> int:
    """Measures the rows asked for, or all."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Figures, each beside a peer on the same work.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"one of {', '.join(ROWS)}; all where none is named")
    parser.add_argument("--list", action="store_true", help="only say which rows there are")
    parser.add_argument("--json", action="store_true", help="one object for each measure")
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each side of a rate is measured")
    asked = parser.parse_args()
    unknown = sorted(set(asked.rows) - set(ROWS))
    if unknown:
        print(f"scripts/bench: no row is called {', '.join(unknown)}; there are {', '.join(ROWS)}", file=sys.stderr)
        return 2
    if asked.list:
        print("\n".join(ROWS))
        return 0
    measures = []
    for row in asked.rows or ROWS:
        print(f"measuring {row} …", file=sys.stderr, flush=True)
        for one in importlib.import_module(f"benchmarks.rows.{row}").measures(asked.seconds):
            measures.append(one)
            if asked.json:
                print(as_json(one), flush=True)
    if not asked.json:
        print(table(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
