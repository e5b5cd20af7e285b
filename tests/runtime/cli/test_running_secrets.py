"""Secrets of the environment: known to the centre, and to nothing that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from runtime.cli.running_centre import known_secrets, taken
from runtime.state_folder import StateFolder


def test_secrets_are_taken_out_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWLANG_SECRET_CRM_KEY", "abc")
    monkeypatch.setenv("FLOWLANG_METRICS_TOKEN", "a token")
    state = StateFolder(tmp_path / "state")
    (state.path / "secrets").write_text("other=def")
    (state.path / "secrets").chmod(0o600)
    assert known_secrets(state) == {"crm_key": "abc", "other": "def"}
    assert taken("FLOWLANG_METRICS_TOKEN") == "a token"
    shown = [sys.executable, "-c", "import os; print(*os.environ)"]
    told = subprocess.run(shown, capture_output=True, text=True, check=True).stdout
    assert "FLOWLANG" not in told
    assert not any(name.startswith("FLOWLANG") for name in os.environ)
    state.release()
