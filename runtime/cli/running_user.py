"""Becoming another user: root binds and gives, then gives itself up for good."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

from runtime.cli.terminal import CannotError
from runtime.state_folder import StateFolder


def user_named(name: str | None) -> pwd.struct_passwd | None:
    """The user whose name was given, if one was.

    Raises:
        CannotError: There is no such user.
    """
    try:
        return None if name is None else pwd.getpwnam(name)
    except (KeyError, ValueError):
        raise CannotError(f"there is no user `{name}` on this machine") from None


def become(user: pwd.struct_passwd | None, state: StateFolder, centre: Path) -> None:
    """Gives the state folder to a user and becomes that user, for good; it must be able to read the centre's folder.

    Raises:
        CannotError: This one may not become another, or the other cannot read what it will need.
    """
    if user is None:
        return
    name = user.pw_name
    try:
        state.give_to(user.pw_uid, user.pw_gid)
        os.initgroups(name, user.pw_gid)
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)
    except PermissionError:
        raise CannotError(f"only root can become `{name}`; leave --user out, or start it as root") from None
    os.environ.update(HOME=user.pw_dir, USER=name, LOGNAME=name)
    if not os.access(centre, os.R_OK | os.X_OK):
        raise CannotError(f"`{name}` may not read {centre}: move the centre where that user can read it")
    refuse_unreadable(name)


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
