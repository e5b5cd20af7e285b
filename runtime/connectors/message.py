"""The HTTP request that an operation's arguments make: values are encoded into path, query or body, never pasted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from compiler.catalogue import Connector, ConnectorOperation
from compiler.catalogue_header_values import filled
from compiler.types import Type
from flowlang.values import Value
from runtime.connectors.conversion import Records, to_json_value, to_parameter

IN_PATH = re.compile(r"\{(\w+)\}")
WITHOUT_BODY = ("GET", "DELETE")
PORTS = {"http": 80, "https": 443}


class UnusableError(ValueError):
    """A request cannot be made of these values; the text says why, never the value."""


class Place(Value, frozen=True):
    """Where a connector's base leads; `prefix` is the path before an operation's own."""

    scheme: str
    host: str
    port: int
    prefix: str

    @property
    def authority(self) -> str:
        """Host and port as a `Host` header has them (RFC 9110, section 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


class Message(Value, frozen=True, kw_only=True):
    """One HTTP request, without where it goes."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes = b""


def place_of(base: str) -> Place:
    """Where a base address leads.

    Raises:
        UnusableError: It is no plain http or https address.
    """
    parts = urlsplit(base)
    if parts.scheme not in PORTS or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise UnusableError("its base address is not a plain http or https one")
    return Place(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme], parts.path.rstrip("/"))


def message_of(
    operation: ConnectorOperation, arguments: Mapping[str, Any], records: Records, prefix: str = ""
) -> Message:
    """The request of an operation with its arguments in stored form.

    Raises:
        UnusableError: A value cannot stand in the path.
    """
    kinds = {field.name: field.type for field in operation.takes}
    path = IN_PATH.sub(lambda found: _segment(found[1], arguments.get(found[1]), kinds), operation.path)
    others = {name: arguments.get(name) for name in kinds if name not in IN_PATH.findall(operation.path)}
    method = operation.method.upper()
    if method in WITHOUT_BODY:
        given = {name: to_parameter(value, kinds[name]) for name, value in others.items() if value is not None}
        query = urlencode(given, quote_via=quote)
        return Message(method=method, target=f"{prefix}{path}{'?' + query if query else ''}", headers={})
    plain = {name: to_json_value(value, kinds[name], records) for name, value in others.items()}
    body = json.dumps(plain, ensure_ascii=False).encode()
    return Message(method=method, target=prefix + path, headers={"Content-Type": "application/json"}, body=body)


def _segment(name: str, value: Any, kinds: Mapping[str, Type]) -> str:
    text = "" if value is None else to_parameter(value, kinds[name])
    if text in ("", ".", ".."):
        raise UnusableError(f"{name} is empty or leads elsewhere, so it cannot stand in the path")
    return quote(text, safe="")


def headers_of(connector: Connector, secrets: Mapping[str, str]) -> dict[str, str]:
    """The connector's own headers with their secrets (`{secret crm_key}`) put in.

    Raises:
        UnusableError: A secret is not set, or could not stand in a header.
    """
    usable = {name: value for name, value in secrets.items() if value and value.isprintable() and value.isascii()}
    try:
        return {name: filled(text, usable) for name, text in connector.headers.items()}
    except KeyError as error:
        raise UnusableError(f"the secret {error.args[0]} is not set") from None
