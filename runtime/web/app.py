"""The web application of a centre: pages, signs of life, figures, and the interface for programs."""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from runtime.web.guard import Guard
from runtime.web.metrics import CONTENT_TYPE, Metrics
from runtime.web.page import front, language_of, missing
from runtime.web.standing import Standing

API_VERSION = 1
NOT_HERE = "there is nothing at this address; perhaps it is not built yet"
NOT_YOURS = "the figures are for this machine, or for whoever shows the token of FLOWLANG_METRICS_TOKEN\n"
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


@dataclass
class VersionAnswer:
    """Which interface this is, and which program answers."""

    api: int
    program: str


def make_app(standing: Standing, program: str) -> ASGIApp:
    """The application of a running centre; `program` is flowlang's own version."""
    app = FastAPI(
        title=f"flowlang: {standing.name}",
        version=program,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # a redirect would name whatever host the request named
    )
    add_pages(app, standing, program)
    add_signs_of_life(app, standing)
    add_figures(app, standing)
    add_interface(app, program)
    app.add_exception_handler(HTTPException, not_found)
    return Guard(app)


def add_pages(app: FastAPI, standing: Standing, program: str) -> None:
    """The first page and its style."""
    style = files("runtime.web").joinpath("style.css").read_text(encoding="utf-8")

    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    async def first_page(request: Request, language: str = "") -> str:
        chosen = language_of(language, request.headers.get("accept-language", ""))
        return front(chosen, standing.name, standing.is_ready, standing.reaches(), program)

    @app.get("/style.css", include_in_schema=False)
    async def style_sheet() -> Response:
        return Response(style, media_type="text/css", headers={"Cache-Control": "max-age=300"})


def add_signs_of_life(app: FastAPI, standing: Standing) -> None:
    """Whether the process lives, and whether it takes work."""

    @app.get("/healthz", response_class=PlainTextResponse)
    async def healthz() -> str:
        """200 while the process answers."""
        return "alive\n"

    @app.get("/readyz", response_class=PlainTextResponse, responses={503: {"description": "It takes no new work."}})
    async def readyz() -> PlainTextResponse:
        """200 only while every listener, web and telephony, takes new work."""
        return PlainTextResponse("ready\n") if standing.is_ready else PlainTextResponse("not ready\n", 503)


def add_figures(app: FastAPI, standing: Standing) -> None:
    """The metrics, for this machine or for whoever shows the token."""
    metrics = Metrics(standing.host)

    @app.get("/metrics", response_class=PlainTextResponse, responses={403: {"description": "Not from here."}})
    async def figures(request: Request) -> Response:
        """Figures in Prometheus' text form; from this machine, or with the token."""
        if not may_read(request, standing.metrics_token):
            return PlainTextResponse(NOT_YOURS, 403)
        return Response(metrics.text(), media_type=CONTENT_TYPE)


def may_read(request: Request, token: str) -> bool:
    """Whether a request comes from this machine itself, not through a proxy on it, or shows the token.

    A page of elsewhere, whose name was made to lead to this machine, comes from it too, but says that name.
    """
    shown = request.headers.get("authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(shown.encode(), token.encode()):
        return True
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    return ipaddress.ip_address(request.client.host).is_loopback and _names_this_machine(request)


def _names_this_machine(request: Request) -> bool:
    try:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def add_interface(app: FastAPI, program: str) -> None:
    """The interface for programs, as far as it is open to strangers."""

    @app.get("/api/v1/version")
    async def version() -> VersionAnswer:
        """Which version of the interface and of the program this is."""
        return VersionAnswer(API_VERSION, program)


async def not_found(request: Request, error: Exception) -> Response:
    """Says in plain words that there is nothing here, or what else is wrong with a request."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    text = NOT_HERE if status == 404 else str(getattr(error, "detail", "it went wrong"))
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": text}, status)
    if "text/html" in request.headers.get("accept", "") and status == 404:
        return HTMLResponse(missing(language_of("", request.headers.get("accept-language", ""))), status)
    return PlainTextResponse(text + "\n", status)
