"""A centre from its start to its end: what it needs is bound and opened first, so that what is missing is said."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import ssl
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from compiler.centre import Compiled
from flowlang.rendering import render
from runtime.centre_folder import changes, compile_folder
from runtime.cli import own_version
from runtime.cli.centres import Target, report
from runtime.cli.running_log import begin_logging, tell_untaken
from runtime.cli.running_options import Options, instant_of
from runtime.cli.running_signals import first_of, listen_to_signals
from runtime.cli.running_telephone import Telephone
from runtime.cli.running_user import become, user_named
from runtime.cli.running_words import Started, start_words
from runtime.cli.terminal import CANNOT, DONE, FAULTS, CannotError, coloured, complain, own_language, say
from runtime.clock import SystemClock
from runtime.connectors.http import HttpConnectors
from runtime.host import Host, Publications, PublishingError, Surroundings, Version
from runtime.host.version import version_id
from runtime.state_folder import StateFolder, StateFolderError
from runtime.store.sealing import Sealer, SealingError, key_path, make_key
from runtime.store.sqlite import SqliteStore
from runtime.store.store import StoreError
from runtime.web.app import make_app
from runtime.web.loop import new_loop
from runtime.web.server import WebServer, bind, tls_of
from runtime.web.standing import Standing

DRAINING = 60.0  # seconds that calls may go on once the centre is told to stop
FAILING = 30.0  # and once nothing can be kept any more
ANOTHER_ADDRESS = "end the program that has this address, or name another with --sip HOST:PORT"
SECRET_PREFIX = "FLOWLANG_SECRET_"
METRICS_TOKEN = "FLOWLANG_METRICS_TOKEN"

log = logging.getLogger("flowlang.run")


class Beginning(NamedTuple):
    """What a centre begins with.

    Args:
        version: What callers meet first; none where there is none without faults.
        is_new: Whether it was published just now.
        found: What the folder's texts would be called as a version; empty where nobody looked.
    """

    version: Version | None
    is_new: bool = False
    found: str = ""


class Ground(NamedTuple):
    """What a centre stands on: bound, opened and read before it becomes another user."""

    state: StateFolder
    web: WebServer
    sealer: Sealer


def run_centre(options: Options) -> int:
    """Runs a centre until it is told to stop; its exit code.

    Raises:
        CannotError: It cannot be run; the text says why and what to do.
    """
    begin_logging()
    with plain_reasons():
        bound = bind_web(options)
        tls = read_tls(options)
        sealer = Sealer(make_key(key_path(options.key)))
        user = user_named(options.user)
        state = StateFolder(options.state, user.pw_uid if user else None)
        try:
            become(user, state, options.folder)
            publications = Publications(state.versions)
            beginning = first_version(options, publications)
            if beginning.version is None:
                return FAULTS
            ground = Ground(state, WebServer(bound, tls), sealer)
            centre = RunningCentre(options, ground, publications, beginning.version)
            with asyncio.Runner(loop_factory=new_loop) as runner:
                return runner.run(centre.serve(beginning))
        finally:
            bound.close()
            state.release()


@contextmanager
def plain_reasons() -> Iterator[None]:
    """Turns what can go wrong with folders, stores and ports into one line."""
    try:
        yield
    except (StateFolderError, StoreError, PublishingError, SealingError) as error:
        raise CannotError(str(error)) from error
    except OSError as error:
        raise CannotError(error.strerror or str(error)) from error


def bind_web(options: Options) -> socket.socket:
    """The web address, bound."""
    host, port = options.web
    try:
        return bind(host, port)
    except OSError as error:
        text = error.strerror or str(error)
        raise CannotError(
            f"the web address {host}:{port} cannot be had ({text}); name another with --web HOST:PORT"
        ) from error


def read_tls(options: Options) -> ssl.SSLContext | None:
    """What the web needs for HTTPS, or none."""
    if options.tls is None:
        return None
    try:
        return tls_of(*options.tls)
    except (OSError, ValueError) as error:
        text = error.strerror if isinstance(error, OSError) else str(error)
        raise CannotError(f"--tls {' '.join(options.tls)}: {text}; name a certificate and its key, as PEM") from error


def first_version(options: Options, publications: Publications) -> Beginning:
    """The version to begin with."""
    current = publications.current()
    compiled = compile_folder(options.folder)
    found = version_id(compiled.texts)
    if current is not None and not options.watch:
        tell_what_waits(compiled, current.id == found)
        return Beginning(current)
    if compiled.errors or compiled.graph is None:
        show_faults(options, compiled)
        if current is not None:
            complain("flowlang: these faults keep it from being published; the last valid version is run")
        return Beginning(current, found=found)
    if current is not None and current.id == found:
        return Beginning(current, found=found)
    return Beginning(publications.publish(compiled), is_new=True, found=found)


def tell_what_waits(compiled: Compiled, is_current: bool) -> None:
    """Says where the folder is not what callers meet."""
    if compiled.errors:
        complain("flowlang: the folder has faults (`flowlang check` lists them); the last published version is run")
    elif not is_current:
        complain("flowlang: the folder has changes that callers do not meet: --watch publishes them")


def show_faults(options: Options, compiled: Compiled) -> None:
    """Lists the messages of a compiled centre on standard error."""
    shown = report(Target(str(options.folder)), compiled)
    sys.stderr.write(render(shown.diagnostics, shown.texts, own_language(), coloured(sys.stderr)))


class RunningCentre:
    """One centre being run."""

    def __init__(self, options: Options, ground: Ground, publications: Publications, version: Version) -> None:
        self.options = options
        self.publications = publications
        self.helpers: set[asyncio.Task[None]] = set()
        self.web = ground.web
        starts_at = instant_of(options.at, version.graph.zone) if options.at else None
        self.clock = SystemClock(starts_at)
        self.telephone = Telephone(options, version, self.clock, ground.sealer) if has_telephone(version) else None
        secrets = known_secrets(ground.state)
        around = Surroundings(
            clock=self.clock,
            store=SqliteStore(ground.state.database),
            channels=(self.telephone.channel,) if self.telephone else (),
            connectors=lambda version: HttpConnectors(version.catalogue, secrets),
            load=publications.load,
        )
        self.host = Host(around, version)
        self.standing = Standing(self.host, self.clock, self.web.is_ready, taken(METRICS_TOKEN))

    async def serve(self, beginning: Beginning) -> int:
        """Answers until it is told to stop; the exit code."""
        asyncio.get_running_loop().set_exception_handler(tell_untaken)
        told = [asyncio.Event(), asyncio.Event()]
        listen_to_signals(told)
        try:
            await self.begin()
            if self.telephone:
                self.beside(self.telephone.warm(self.host.version))
            if self.options.watch:
                self.beside(self.watch(beginning.found))
            self.say_hello(beginning.is_new)
            return await self.until_told(told)
        finally:
            for helper in self.helpers:
                helper.cancel()
            await asyncio.gather(*self.helpers, return_exceptions=True)
            await self.host.aclose()
            await self.web.aclose()

    async def begin(self) -> None:
        """Starts everything.

        Raises:
            CannotError: Telephony does not come up.
        """
        try:
            await self.host.start()
        except OSError as error:
            host, port = self.options.sip
            text = error.strerror or str(error)
            advice = f"; {ANOTHER_ADDRESS}" if "in use" in text else ""
            raise CannotError(f"SIP on {host}:{port} does not come up: {text}{advice}") from error
        await self.web.start(make_app(self.standing, own_version()))

    def beside(self, work: Coroutine[None, None, None]) -> None:
        """Does something beside the calls, until it is done or the centre ends."""
        task = asyncio.create_task(work)
        self.helpers.add(task)
        task.add_done_callback(self.helpers.discard)

    def say_hello(self, is_new: bool) -> None:
        """Says where it answers."""
        started = Started(
            program=own_version(),
            is_new=is_new,
            sound=self.telephone.sound if self.telephone else "",
            as_root=os.geteuid() == 0 and self.options.user is None,
        )
        say(start_words(self.options, self.host.version, self.clock.now(), started))
        sys.stdout.flush()

    async def until_told(self, told: list[asyncio.Event]) -> int:
        """Waits for a signal or the store's failure, then lets calls end; the exit code."""
        await first_of(told[0].wait(), self.host.failed.wait())
        if not self.host.failed.is_set():
            log.info("takes no new calls; %d are up", self.host.live)
        bound = FAILING if self.host.failed.is_set() else DRAINING
        await first_of(self.host.drain(bound), told[1].wait(), self._failed_later())
        if self.host.failure:
            complain(f"flowlang: nothing can be kept any more, so the centre has ended: {self.host.failure}")
            return CANNOT
        return DONE

    async def _failed_later(self) -> None:
        """Waits until a store that fails while calls end has had its time as well; for ever where it does not."""
        if self.host.failed.is_set():
            await asyncio.Event().wait()
        await self.host.failed.wait()
        await self.host.drain(FAILING)

    async def watch(self, found: str) -> None:
        """Publishes every valid save, and tells of an invalid one; `found` is what was there before it watched."""
        async for changed in changes(self.options.folder):
            compiled = await asyncio.to_thread(compile_folder, self.options.folder)
            before, found = found, version_id(compiled.texts)
            if not changed and found == before:
                continue
            if compiled.errors or compiled.graph is None:
                show_faults(self.options, compiled)
                log.warning("the save has faults: callers go on meeting version %s", self.host.version.id)
            else:
                self.publish(compiled)

    def publish(self, compiled: Compiled) -> None:
        """Makes a save what new callers meet, unless they do already."""
        if Version(compiled).id == self.host.version.id:
            log.info("the save is without faults, and what callers meet already: version %s", self.host.version.id)
            return
        try:
            version = self.publications.publish(compiled)
            self.publications.forget(self.host.needed | {version.id})
        except PublishingError as error:
            log.error("%s", error)
            return
        self.host.publish(version)
        if self.telephone:
            self.telephone.change(version)
            self.beside(self.telephone.warm(version))
        log.info("published version %s; calls that are up keep theirs", version.id)


def has_telephone(version: Version) -> bool:
    """Whether a version has a line with a number."""
    return any(line.number for line in version.catalogue.lines.values())


def known_secrets(state: StateFolder) -> dict[str, str]:
    """The secrets of the state folder and of the environment, by name."""
    named = {name: taken(name) for name in list(os.environ) if name.startswith(SECRET_PREFIX)}
    return {**{name[len(SECRET_PREFIX) :].lower(): value for name, value in named.items()}, **state.secrets()}


def taken(name: str) -> str:
    """A variable of the environment, taken out of it: what is started later, the media worker too, need not know it."""
    return os.environ.pop(name, "")
