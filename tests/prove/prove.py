"""The long forms of the promises: `scripts/prove [NAME…] [--list] [--json] [--seed N]`.

A proof is cut into pieces, each with a seed of its own made from the proof's seed and the piece's number.
After each piece what is done is written down in `.prove/`, so that one that was stopped goes on where it
stood; with another seed it begins anew.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "support")]

from proofs import PROOFS, Proof  # noqa: E402 (found beside this file)

STATE = Path(".prove")


def main() -> int:
    """Runs the proofs asked for; 0 where none failed, 1 where one did, 2 where none is called that."""
    parser = argparse.ArgumentParser(prog="scripts/prove", description="The long forms of the promises.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true", help="only say which there are")
    parser.add_argument("--json", action="store_true", help="one object for each")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in PROOFS]
    if unknown:
        print(f"scripts/prove: nothing is called {', '.join(unknown)}; there are {', '.join(PROOFS)}", file=sys.stderr)
        return 2
    if asked.list:
        print("\n".join(f"{name:<12}{proof.what}" for name, proof in PROOFS.items()))
        return 0
    results = [run(name, PROOFS[name], asked.seed, asked.json) for name in asked.names or PROOFS]
    return 1 if any(results) else 0


def run(name: str, proof: Proof, seed: int, as_json: bool) -> int:
    """Runs one proof from where it stood, shows progress, prints its line, and says how many of it failed."""
    done = remembered(name, seed)
    for piece in range(int(done["pieces"]), proof.pieces):
        print(f"\r{name}: {piece} of {proof.pieces} …", end="", file=sys.stderr, flush=True)
        begun = time.monotonic()
        n, failures = proof.piece(seed * 1_000_003 + piece)
        done["pieces"] += 1
        done["n"] += n
        done["failures"] += failures
        done["seconds"] += time.monotonic() - begun
        remember(name, seed, done)
    print("\r\033[K" if sys.stderr.isatty() else "", end="", file=sys.stderr, flush=True)
    result = {"name": name, "n": int(done["n"]), "failures": int(done["failures"])}
    result |= {"seconds": round(done["seconds"], 1), "seed": seed}
    print(json.dumps(result) if as_json else "  ".join(f"{key} {value}" for key, value in result.items()), flush=True)
    forget(name)
    return int(done["failures"])


def remembered(name: str, seed: int) -> dict[str, float]:
    """What was done of a proof with this seed when it was stopped, or nothing yet."""
    path = STATE / f"{name}.json"
    nothing: dict[str, float] = {"pieces": 0, "n": 0, "failures": 0, "seconds": 0.0}
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return nothing
    return {key: kept[key] for key in nothing} if kept.get("seed") == seed else nothing


def remember(name: str, seed: int, done: dict[str, float]) -> None:
    """Writes down what is done."""
    STATE.mkdir(exist_ok=True)
    (STATE / f"{name}.json").write_text(json.dumps({"seed": seed, **done}), encoding="utf-8")


def forget(name: str) -> None:
    """A proof that came to its end begins anew the next time."""
    (STATE / f"{name}.json").unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
