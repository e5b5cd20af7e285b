"""The store in memory keeps the contract of all stores."""

from __future__ import annotations

import pytest

from runtime.store.memory import MemoryStore
from tests.contracts.store_suite import *  # noqa: F403


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()
