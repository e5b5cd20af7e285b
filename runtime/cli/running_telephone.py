"""The telephone of a running centre: the SIP channel, made of the catalogue and the command line."""

from __future__ import annotations

import logging
from importlib.util import find_spec

from runtime.channels.sealed_recordings import SealedRecordings
from runtime.channels.sip import SipChannel
from runtime.channels.sip_settings import numbers_of, settings_from, trunks_of
from runtime.cli.running_options import Options
from runtime.cli.terminal import CannotError
from runtime.clock import Clock
from runtime.host import Version
from runtime.speech.voice import SpeechError, program
from runtime.store.sealing import Sealer

NO_LIBRARY = (
    "telephony is missing: the package pjsua2-python is not installed. It has wheels for Linux on x86_64 with Python "
    "3.11 and 3.12; elsewhere `flowlang simulate` talks to flows without it"
)

log = logging.getLogger("flowlang.telephone")


class Telephone:
    """SIP as a centre uses it.

    Raises:
        CannotError: A part that telephony needs is not installed.
    """

    def __init__(self, options: Options, version: Version, clock: Clock, sealer: Sealer) -> None:
        refuse_missing()
        settings = settings_from(
            version.catalogue,
            listen=options.sip,
            state=options.state,
            centre=options.folder,
            media=options.media,
        )
        self.sound = f"{settings.media}, UDP ports {settings.ports[0]}-{settings.ports[1]}"
        recordings = SealedRecordings(options.state, sealer)
        self.channel = SipChannel(settings, clock, recordings=recordings)

    def change(self, version: Version) -> None:
        """Another version was published."""
        catalogue = version.catalogue
        self.channel.change(trunks_of(catalogue), catalogue.outbound.trunk, numbers_of(catalogue))

    async def warm(self, version: Version) -> None:
        """Makes what a version says word for word, before anybody calls; tells what cannot be said."""
        for fault in await self.channel.speaker.warm(version.graph):
            log.warning("cannot be said: %s", fault)


def refuse_missing() -> None:
    """Says what telephony needs and is not installed.

    Raises:
        CannotError: Something is missing.
    """
    if find_spec("pjsua2") is None:
        raise CannotError(NO_LIBRARY)
    try:
        program()
    except SpeechError as error:
        raise CannotError(f"the voice is missing: {error}") from None
