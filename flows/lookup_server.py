"""The sample centre's customer system: a few made-up customers, answered over HTTP from this machine alone.

    python3 flows/lookup_server.py --port 8099

`GET /customers/123456` gives a customer, `GET /customers/123456/last-bill` the last bill, `POST /calls` keeps a note in
memory; 404 where there is nothing. Ends on SIGTERM.
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MOST_NOTES = 1000
MOST_BYTES = 65_536

CUSTOMERS: dict[str, dict[str, Any]] = {
    "123456": {"code": "123456", "name": "Maria Rossi", "vip": False},
    "234567": {"code": "234567", "name": "Luca Bianchi", "vip": True},
    "345678": {"code": "345678", "name": "Anna Verdi", "vip": False},
}
"""By customer code, in the shape of the catalogue's record `Customer`."""

LAST_BILLS: dict[str, dict[str, str]] = {
    "123456": {"amount": "92.40", "due": "2026-12-15"},
    "234567": {"amount": "0.00", "due": "2026-11-30"},
}
"""By customer code, in the shape of `Bill`; Anna Verdi has none yet."""

CUSTOMER_PATH = re.compile(r"/customers/([0-9]{6})(/last-bill)?")


class LookupHandler(BaseHTTPRequestHandler):
    """Answers one connection; notes are kept once for each idempotency key."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    notes: dict[str, Any] = {}

    def do_GET(self) -> None:
        """A customer, or a customer's last bill."""
        found = CUSTOMER_PATH.fullmatch(self.path)
        table = LAST_BILLS if found and found[2] else CUSTOMERS
        answer = table.get(found[1]) if found else None
        self.reply(200 if answer else 404, answer or {"error": "not found"})

    def do_POST(self) -> None:
        """A note about a call."""
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > MOST_BYTES:
            self.close_connection = True
            return self.reply(400, {"error": "a body with a length, please"})
        body = self.rfile.read(int(length))
        if self.path != "/calls":
            return self.reply(404, {"error": "not found"})
        self.keep(body)

    def keep(self, body: bytes) -> None:
        """Keeps the note, once for each key."""
        try:
            note = json.loads(body)
        except ValueError:
            return self.reply(400, {"error": "not JSON"})
        key = self.headers.get("Idempotency-Key") or f"note {len(self.notes)}"
        if len(self.notes) < MOST_NOTES:
            self.notes.setdefault(key, note)
        self.reply(201, {"kept": True})

    def reply(self, status: int, answer: Any) -> None:
        """Sends `answer` as JSON."""
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: an address here holds a customer's code."""


def main() -> None:
    """Serves until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(description="The sample centre's customer system.")
    parser.add_argument("--port", type=int, default=8099)
    port = parser.parse_args().port
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), LookupHandler)
    except OSError as error:
        hint = "end what holds it, or name another --port"
        parser.exit(2, f"lookup_server.py: port {port} of this machine: {error.strerror}; {hint}\n")
    stop = threading.Thread(target=server.shutdown)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.is_alive() or stop.start())
    print(f"The sample's customer system answers at http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever(poll_interval=0.1)
    server.server_close()


if __name__ == "__main__":
    main()
