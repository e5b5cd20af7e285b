"""The telephony library, and nothing of what we do with it: the only owner of pjsua2.

Theory of operation. pjsua2 is polled from one thread and has no thread of its own for SIP or RTP, so every callback
arrives inside `poll`. A callback only puts a `Signal` into `signals`; the worker takes them between two polls. (Only
the bridge of sound runs on a clock thread, inside the library.) The library's asserts are compiled in: misuse ends
the process. Therefore calls and players stay referenced until they are over, are given up on this thread and outside
callbacks, and the process leaves with `os._exit`.

A call that is over is not let go at once but `bury`ed: the library gives its number to the next call, and an object
that goes hangs up whatever call has its number by then.
"""

from runtime.media.sip_endpoint.calls import PhoneCall
from runtime.media.sip_endpoint.endpoint import SipEndpoint
from runtime.media.sip_endpoint.signals import CallError, End, Signal, Signals
from runtime.media.sip_endpoint.sounds import RingingTone, SoundPlayer, SoundRecorder, join, part

__all__ = [
    "CallError",
    "End",
    "PhoneCall",
    "RingingTone",
    "Signal",
    "Signals",
    "SipEndpoint",
    "SoundPlayer",
    "SoundRecorder",
    "join",
    "part",
]
