"""Connectors over HTTP: the only module that knows httpx2.

Each connector has a client of its own, so that a connection made (and its certificate checked) for one is never used
for another that happens to stand at the same address. The client is given the address that was checked, the name goes
into the `Host` header and the TLS handshake. Redirects are not followed, environment proxies are not used, compressed
bodies are not taken, and no more of a body is read than an answer may have.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import httpx2

from compiler.catalogue import Catalogue, Connector, ConnectorOperation
from runtime.connectors.addresses import Address, networks_of, resolve
from runtime.connectors.connectors import Answer, failed
from runtime.connectors.conversion import Records, WrongShapeError, convert, parse_json
from runtime.connectors.message import Message, Place, UnusableError, headers_of, message_of, place_of
from runtime.engine.commands import Request

LARGEST_BODY = 256 * 1024  # bytes of an answer
MOST_AT_ONCE = 64  # requests of one version under way; others wait their turn, within their time
ONE_SECOND = 1_000_000  # microseconds


class HttpConnectors:
    """The HTTP connectors of one version's catalogue.

    Args:
        catalogue: Bases, networks, operations and records.
        secrets: What `{secret NAME}` in a header stands for.
    """

    def __init__(self, catalogue: Catalogue, secrets: Mapping[str, str]) -> None:
        self._catalogue = catalogue
        self._secrets = secrets
        self._records: Records = {
            name: {field.name: field.type for field in record.fields} for name, record in catalogue.records.items()
        }
        self._turn = asyncio.Semaphore(MOST_AT_ONCE)
        self._clients: dict[str, httpx2.AsyncClient] = {}

    async def ask(self, request: Request) -> Answer:
        """Asks the connector's operation; `failed` with a reason for all that goes wrong, too late included."""
        connector = self._catalogue.connectors.get(request.connector)
        operation = (
            next((one for one in connector.operations if one.name == request.operation), None) if connector else None
        )
        if connector is None or operation is None:
            return failed("the catalogue has no such operation")
        try:
            async with asyncio.timeout(request.within / ONE_SECOND), self._turn:
                return await self._ask(connector, operation, request)
        except TimeoutError:
            return failed("too late")
        except (UnusableError, WrongShapeError) as error:
            return failed(str(error))
        except OSError as error:
            return failed(error.strerror or str(error))
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            return failed(f"no answer: {type(error).__name__}")

    async def _ask(self, connector: Connector, operation: ConnectorOperation, request: Request) -> Answer:
        place = place_of(connector.base)
        message = message_of(operation, request.arguments, self._records, place.prefix)
        own = {**headers_of(connector, self._secrets), "Host": place.authority, "Accept-Encoding": "identity"}
        headers = {**own, **message.headers, "Accept": "application/json", "Idempotency-Key": request.key}
        addresses = await resolve(place.host, place.port, networks_of(connector.networks))
        status, body = await self._send(self._client(connector.name), place, addresses, message, headers)
        return self._answer(operation, status, body)

    def _client(self, connector: str) -> httpx2.AsyncClient:
        if connector not in self._clients:
            self._clients[connector] = httpx2.AsyncClient(follow_redirects=False, trust_env=False, timeout=None)
        return self._clients[connector]

    async def _send(
        self,
        client: httpx2.AsyncClient,
        place: Place,
        addresses: Sequence[Address],
        message: Message,
        headers: Mapping[str, str],
    ) -> tuple[int, bytes]:
        """Sends to the first address that can be connected to; status and body of what came back."""
        for address in addresses[:-1]:
            try:
                return await _exchange(client, place, address, message, headers)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        return await _exchange(client, place, addresses[-1], message, headers)

    def _answer(self, operation: ConnectorOperation, status: int, body: bytes) -> Answer:
        for answer, statuses in operation.answers.items():
            if status in statuses:
                return Answer(answer)
        if not 200 <= status < 300:
            return failed(f"status {status}")
        data = None if operation.gives is None else convert(parse_json(body), operation.gives, self._records)
        return Answer("ok", data)

    async def aclose(self) -> None:
        """Closes every connection."""
        clients, self._clients = self._clients, {}
        for client in clients.values():
            await client.aclose()


async def _exchange(
    client: httpx2.AsyncClient, place: Place, address: Address, message: Message, headers: Mapping[str, str]
) -> tuple[int, bytes]:
    host = f"[{address}]" if address.version == 6 else str(address)
    url = httpx2.URL(f"{place.scheme}://{host}:{place.port}").copy_with(raw_path=message.target.encode("ascii"))
    extensions: dict[str, Any] = {"sni_hostname": place.host}
    content = message.body or None
    request = client.build_request(message.method, url, headers=headers, content=content, extensions=extensions)
    response = await client.send(request, stream=True)
    try:
        return response.status_code, await _body(response) if response.is_success else b""
    finally:
        await response.aclose()


async def _body(response: httpx2.Response) -> bytes:
    """The body as it came.

    Raises:
        WrongShapeError: It is compressed, or larger than an answer may be.
    """
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise WrongShapeError("the answer is compressed, which was not asked for")
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise WrongShapeError(f"the answer is larger than {LARGEST_BODY // 1024} KiB")
    return bytes(body)
