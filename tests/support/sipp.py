"""SIPp, started and stopped by tests: it signals, `rtp_peer` makes and hears the sound."""

from __future__ import annotations

import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

PROGRAM = shutil.which("sipp") or ""

_HEAD = """<?xml version="1.0" encoding="ISO-8859-1" ?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="{name}">
"""
_VIA = """Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]"""
_FROM = """From: <sip:{caller}@[local_ip]:[local_port]>;tag=[pid]SIPp[call_number]"""


def _request(method: str, cseq: int, **parts: str) -> str:
    to_tag = "" if method == "INVITE" else "[peer_tag_param]"
    target = parts.get("target") or ("sip:[service]@[remote_ip]:[remote_port]" if method == "INVITE" else "[next_url]")
    extra = "".join(f"{line}\n" for line in parts.get("headers", "").splitlines())
    body = parts.get("body", "")
    cseq_method = method
    retrans = "" if method == "ACK" else ' retrans="500"'
    return (
        f"<send{retrans}><![CDATA[\n"
        f"{method} {target} SIP/2.0\n{_VIA}\n{_FROM.format(caller=parts['caller'])}\n"
        f"To: <sip:[service]@[remote_ip]:[remote_port]>{to_tag}\nCall-ID: [call_id]\nCSeq: {cseq} {cseq_method}\n"
        f"Contact: <sip:{parts['caller']}@[local_ip]:[local_port]>\nMax-Forwards: 70\n{extra}"
        f"Content-Length: [len]\n\n{body}]]></send>\n"
    )


def _same_branch(request: str, messages_before: int) -> str:
    """Belongs to the transaction of the INVITE (RFC 3261, sections 9.1 and 17.1.1.3)."""
    return request.replace("[branch]", f"[branch-{messages_before}]")


def sdp(address: str, port: int) -> str:
    return (
        f"v=0\no=peer 1 1 IN IP4 {address}\ns=-\nc=IN IP4 {address}\nt=0 0\n"
        f"m=audio {port} RTP/AVP 0 101\na=rtpmap:0 PCMU/8000\na=rtpmap:101 telephone-event/8000\n"
        "a=fmtp:101 0-15\na=ptime:20\na=sendrecv\n"
    )


def call(
    media: tuple[str, int],
    hang_up_after: int | None = None,
    caller: str = "+393331112223",
    infos: Sequence[tuple[int, str, str]] = (),
    headers: str = "",
) -> str:
    """A caller's scenario: hangs up after so many milliseconds, or waits for the other side to, or for `Sipp.hang_up`.

    `infos` are (pause in ms, content type, body) of INFO requests sent once the call is up.
    """
    steps = [_HEAD.format(name="caller")]
    body = "Content-Type: application/sdp"
    invite = _request("INVITE", 1, caller=caller, headers="\n".join(filter(None, (headers, body))), body=sdp(*media))
    steps += [invite, '<recv response="100" optional="true"/><recv response="180" optional="true"/>\n']
    steps += [
        '<recv response="183" optional="true"/><recv response="200" rrs="true"/>\n',
        _request("ACK", 1, caller=caller),
    ]
    sequence = 2
    for pause, kind, text in infos:
        steps.append(f'<pause milliseconds="{pause}"/>\n')
        steps.append(_request("INFO", sequence, caller=caller, headers=f"Content-Type: {kind}", body=text))
        # The library takes this form through a side door and answers it with 500; the key counts all the same.
        steps.append(f'<recv response="{500 if kind == "application/dtmf" else 200}"/>\n')
        sequence += 1
    bye = _request("BYE", sequence, caller=caller) + '<recv response="200"/>\n'
    if hang_up_after is None:
        steps.append('<recv request="INFO" optional="true" next="1"/><recv request="BYE"/>\n')
        steps.append(_answer(200).replace("<send>", '<send next="2">'))
        steps.append(f'<label id="1"/>\n{bye}<label id="2"/>\n')
    else:
        steps.append(f'<pause milliseconds="{hang_up_after}"/>\n{bye}')
    return "".join([*steps, "</scenario>\n"])


def refused(code: int, media: tuple[str, int] = ("127.0.0.1", 9), caller: str = "+393331112223") -> str:
    """A caller who is turned away with this answer."""
    steps = [_HEAD.format(name="refused")]
    steps.append(_request("INVITE", 1, caller=caller, headers="Content-Type: application/sdp", body=sdp(*media)))
    steps.append('<recv response="100" optional="true"/><recv response="180" optional="true"/>\n')
    steps += [f'<recv response="{code}"/>\n', _same_branch(_request("ACK", 1, caller=caller), 4)]
    return "".join([*steps, "</scenario>\n"])


def abandons(after: int, media: tuple[str, int], caller: str = "+393331112223") -> str:
    """A caller who hangs up while it rings (CANCEL)."""
    invite = _request("INVITE", 1, caller=caller, headers="Content-Type: application/sdp", body=sdp(*media))
    cancel = _request("CANCEL", 1, caller=caller, target="sip:[service]@[remote_ip]:[remote_port]").replace(
        "[peer_tag_param]", ""
    )
    return "".join(
        [
            _HEAD.format(name="abandons"),
            invite,
            '<recv response="100" optional="true"/><recv response="180"/>\n',
            f'<pause milliseconds="{after}"/>\n',
            _same_branch(cancel, 4),
            '<recv response="200"/><recv response="487"/>\n',
            _same_branch(_request("ACK", 1, caller=caller, target="sip:[service]@[remote_ip]:[remote_port]"), 7),
            "</scenario>\n",
        ]
    )


def callee(media: tuple[str, int], rings: int = 0, answers: int = 200, hang_up_after: int | None = None) -> str:
    """One who is called: rings so long (ms), answers with a code; a 200 then hangs up or waits for the BYE."""
    caller = '<ereg regexp=".*" search_in="hdr" header="From:" assign_to="far"/>' if hang_up_after is not None else ""
    invite = f'<recv request="INVITE" rrs="true"><action>{caller}</action></recv>\n'
    steps = [_HEAD.format(name="callee"), invite, _answer(180)]
    if rings:
        steps.append(f'<pause milliseconds="{rings}"/>\n')
    if answers != 200:
        steps += [_answer(answers), '<recv request="ACK"/>\n']
        return "".join([*steps, "</scenario>\n"])
    steps += [_answer(200, sdp(*media)), '<recv request="ACK"/>\n']
    if hang_up_after is None:
        steps += ['<recv request="BYE"/>\n', _answer(200)]
    else:
        steps += [f'<pause milliseconds="{hang_up_after}"/>\n', _callee_bye(), '<recv response="200"/>\n']
    return "".join([*steps, "</scenario>\n"])


def never_answers() -> str:
    """One who lets it ring until the other side gives up."""
    return "".join(
        [
            _HEAD.format(name="never answers"),
            '<recv request="INVITE" crlf="true"/>\n',
            _answer(180),
            '<recv request="CANCEL"/>\n',
            _answer(200),
            _answer(487, cseq="1 INVITE").replace("[last_CSeq:]", "CSeq: [cseq] INVITE"),
            '<recv request="ACK"/>\n',
            "</scenario>\n",
        ]
    )


def _answer(code: int, body: str = "", cseq: str = "") -> str:
    kind = "Content-Type: application/sdp\n" if body else ""
    return (
        f"<send><![CDATA[\nSIP/2.0 {code} {'OK' if code == 200 else 'Answer'}\n[last_Via:]\n[last_From:]\n"
        "[last_To:];tag=[pid]SIPpTag[call_number]\n[last_Call-ID:]\n[last_CSeq:]\n"
        f"Contact: <sip:[local_ip]:[local_port]>\n{kind}Content-Length: [len]\n\n{body}]]></send>\n"
    )


def _callee_bye() -> str:
    return (
        '<send retrans="500"><![CDATA[\nBYE [next_url] SIP/2.0\n'
        f"{_VIA}\nFrom: <sip:callee@[local_ip]:[local_port]>;tag=[pid]SIPpTag[call_number]\n"
        "To: [$far]\nCall-ID: [call_id]\nCSeq: 1 BYE\nMax-Forwards: 70\nContent-Length: 0\n\n]]></send>\n"
    )


def free_port(address: str = "127.0.0.1") -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind((address, 0))
        return int(probe.getsockname()[1])


class Sipp:
    """One run of SIPp."""

    def __init__(
        self,
        folder: Path,
        scenario: str,
        *,
        remote: tuple[str, int] | None = None,
        local: tuple[str, int] | None = None,
        service: str = "+390299900",
        calls: int = 1,
        before: Sequence[str] = (),
        more: Sequence[str] = (),
    ) -> None:
        self._stem = folder / f"sipp-{time.monotonic_ns()}"
        script = self._stem.with_suffix(".xml")
        script.write_text(scenario)
        self._call_id = secrets.token_hex(8)
        self.address, self.port = local or ("127.0.0.1", free_port())
        target = [f"{remote[0]}:{remote[1]}"] if remote else []
        self._process = subprocess.Popen(
            [
                *before,
                PROGRAM,
                *target,
                "-sf",
                str(script),
                "-i",
                self.address,
                "-p",
                str(self.port),
                "-s",
                service,
                "-m",
                str(calls),
                "-nostdin",
                "-trace_msg",
                "-message_file",
                str(self._stem.with_suffix(".msg")),
                "-cid_str",
                f"{self._call_id}-%u",
                "-trace_err",
                "-error_file",
                str(self._stem.with_suffix(".err")),
                "-timeout",
                "100",
                *more,
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        )

    def __enter__(self) -> Sipp:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    @property
    def is_over(self) -> bool:
        return self._process.poll() is not None

    def wait(self, seconds: float = 20.0) -> None:
        """Waits for its end, which must be a good one."""
        code = self._process.wait(seconds)
        assert code == 0, f"SIPp ended with {code}\n{self.errors()}\n{self.messages()[-6000:]}"

    def hang_up(self, number: int = 1) -> None:
        """The caller hangs up now: SIPp is told by a message that no other side would send it."""
        lines = [
            "INFO sip:test SIP/2.0",
            "Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKtest",
            "From: <sip:test>",
            "To: <sip:test>",
        ]
        lines += [f"Call-ID: {self._call_id}-{number}", "CSeq: 9 INFO", "Content-Length: 0", "", ""]
        message = "\r\n".join(lines)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as teller:
            teller.sendto(message.encode(), (self.address, self.port))

    def kill(self) -> None:
        self._process.kill()

    def messages(self) -> str:
        path = self._stem.with_suffix(".msg")
        return path.read_text(errors="replace") if path.exists() else ""

    def errors(self) -> str:
        path = self._stem.with_suffix(".err")
        return path.read_text(errors="replace") if path.exists() else ""


def refers(media: tuple[str, int], to: str, caller: str = "+393331112223") -> str:
    """A caller who asks, in the call, that we call somebody else (REFER), is told no, and hangs up."""
    refer = _request("REFER", 2, caller=caller, headers=f"Refer-To: <{to}>")
    return (
        call(media, 300, caller)
        .replace('<pause milliseconds="300"/>', f'{refer}<recv response="403"/>\n<pause milliseconds="600"/>')
        .replace("CSeq: 2 BYE", "CSeq: 3 BYE")
    )


def moves(media: tuple[str, int], to: tuple[str, int], after: int = 1_500, caller: str = "+393331112223") -> str:
    """A caller whose sound moves to another address in the call (re-INVITE), after so many milliseconds."""
    kind = "Content-Type: application/sdp"
    again = _request("INVITE", 2, caller=caller, headers=kind, body=sdp(*to), target="[next_url]").replace(
        "To: <sip:[service]@[remote_ip]:[remote_port]>\n",
        "To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]\n",
    )
    steps = f'<pause milliseconds="{after}"/>\n{again}<recv response="100" optional="true"/><recv response="200"/>\n'
    ack = _request("ACK", 2, caller=caller)
    waiting = '<recv request="INFO" optional="true"'
    return call(media, None, caller).replace(waiting, steps + ack + waiting).replace("CSeq: 2 BYE", "CSeq: 3 BYE")
