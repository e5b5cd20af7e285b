"""Becoming another user: root binds and gives, then gives itself up for good."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

from runtime.cli.terminal import CannotError
from runtime.state_folder import StateFolder


def become(user: str | None, state: StateFolder) -> None:
    """Gives the state folder to a user and becomes that user, for good.

    Raises:
        CannotError: There is no such user, or this one may not become another.
    """
    if user is None:
        return
    try:
        entry = pwd.getpwnam(user)
        state.give_to(entry.pw_uid, entry.pw_gid)
        os.initgroups(user, entry.pw_gid)
        os.setgid(entry.pw_gid)
        os.setuid(entry.pw_uid)
    except KeyError:
        raise CannotError(f"there is no user `{user}` on this machine") from None
    except PermissionError:
        raise CannotError(f"only root can become `{user}`; leave --user out, or start it as root") from None
    os.environ.update(HOME=entry.pw_dir, USER=user, LOGNAME=user)
    refuse_unreadable(user)


def refuse_unreadable(user: str) -> None:
    """What the program still loads must be readable for the user it has become.

    Raises:
        CannotError: It is not.
    """
    for place in (Path(os.__file__).parent, Path(__file__).parent):
        if not os.access(place, os.R_OK | os.X_OK):
            raise CannotError(
                f"`{user}` may not read {place}: install flowlang and its Python where that user can read them"
            )
