"""Rules of the house that no tool checks: who owns a library, and what a lock may name."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("flowlang", "compiler", "visualizer", "runtime")

OWNERS = {
    "lark": "flowlang.parser",
    "msgspec": "flowlang.values",
    "yaml": "compiler.catalogue_text",
    "networkx": "compiler.topology",
    "holidays": "compiler.public_holidays",
    "babel": "runtime.engine.spoken",
    "graphviz": "visualizer.render",
    "httpx2": "runtime.connectors",
    "pjsua2": "runtime.media.sip_endpoint",
    "fastapi": "runtime.web",
    "starlette": "runtime.web",
    "uvicorn": "runtime.web",
    "uvloop": "runtime.web",
    "prometheus_client": "runtime.web",
    "cryptography": "runtime.store.sealing",
    "watchfiles": "runtime.centre_folder",
    "numpy": "runtime.speech.waves",
    "gherkin": "runtime.rehearsal.gherkin",
    "pytest": "runtime.rehearsal.scenarios_pytest",
    "pytest_bdd": "runtime.rehearsal.scenarios_pytest",
}
"""Each third-party library and the one module (or package of adapters) that may import it."""


def modules() -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path


def imported(path: Path) -> Iterator[str]:
    """The top-level names a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name.split(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=lambda one: one if isinstance(one, str) else "")
def test_a_library_is_imported_by_its_owner_alone(name: str, path: Path) -> None:
    foreign = {one for one in imported(path) if one not in sys.stdlib_module_names and one not in PACKAGES}
    unknown = foreign - OWNERS.keys()
    assert not unknown, f"{name} imports {unknown}: give each an owner here, and say in the commit why it was taken"
    strangers = {one for one in foreign if name != OWNERS[one] and not name.startswith(OWNERS[one] + ".")}
    assert not strangers, f"{name} imports {strangers}, which belong to {[OWNERS[one] for one in strangers]}"


def test_the_locks_name_no_host() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text(encoding="utf-8"), f"{lock.name} names an address"


def test_every_locked_package_has_its_hash() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        entries = [line for line in lock.read_text(encoding="utf-8").splitlines() if line and line[0].isalnum()]
        assert entries
        assert all("==" in line and line.endswith("\\") for line in entries)
