"""The door: every request and socket passes here before anything else sees it.

In this order: the name by which the server was asked for, how often, the session, and for all that
changes something where it comes from (``Origin``), a token that only our own pages have (CSRF),
its type and its size. Answers get the headers that keep browsers strict.
"""

from __future__ import annotations

import asyncio
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from macsen_lite.messages import LANGUAGES, language, message, use_language
from macsen_lite.serve.access import is_this_machine
from macsen_lite.serve.house import House
from macsen_lite.serve.limits import Allowance
from macsen_lite.serve.refusals import RefusedError, said

__all__ = ["LANGUAGE_COOKIE", "Guard", "Visitor", "session_cookie"]

LANGUAGE_COOKIE = "macsen_lang"
_OPEN_PATHS = ("/static/", "/login")
"""What can be had without a session: the login page and what it is drawn with."""
_SAFE = frozenset({"GET", "HEAD"})
_HOST = re.compile(r"[\w.:\[\]-]{1,255}", re.ASCII)
_YEAR_S = 365 * 24 * 3600

_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever asks."""

    session: str
    """The session's cookie; "" for somebody who has not come in yet."""
    csrf: str
    language: str
    is_local: bool
    """Whether the browser is on this machine, as far as its address and that of the page say.

    (Who comes through a proxy on this machine has its address, but another name for the page.)
    """


def session_cookie(port: int) -> str:
    """The cookie's name. (Browsers give cookies to every port of a host.)"""
    return f"macsen_{port}"


class Guard:
    """The ASGI application around the pages."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._house = house
        limits = house.limits
        self._requests = Allowance(limits.requests_a_minute)
        self._changes = Allowance(limits.changes_a_minute)
        self._logins = Allowance(limits.logins_a_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it in, or answer it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        # Read as browsers read them: those of another program on this machine come along, whatever
        # is in them, and http.cookies gives up at the first that it finds odd.
        cookies = cookie_parser("; ".join(headers.getlist("cookie")))
        use_language(_language(cookies))
        send = _strict(scope, headers, send)
        try:
            visitor, is_new = self._visitor(scope, headers, cookies)
            scope.setdefault("state", {})["visitor"] = visitor
            if scope["type"] == "http" and scope["method"] not in _SAFE:
                self._check_change(visitor, headers)
                receive = await self._whole_body(headers, receive)
            if scope["type"] == "websocket":
                self._check_origin(headers)
        except RefusedError as refused:
            await self._refuse(refused, scope, receive, send)
            return
        if is_new:
            send = _with_cookie(scope, visitor.session, send)
        await self._app(scope, receive, send)

    # -- who it is -------------------------------------------------------------------------------

    def _visitor(
        self, scope: Scope, headers: Headers, cookies: Mapping[str, str]
    ) -> tuple[Visitor, bool]:
        access = self._house.access
        if not access.is_own_host(headers.get("host", "")):
            host = headers.get("host", "")[:100]
            raise RefusedError(
                421, message("web.wrong_host", host=host), message("web.wrong_host.hint")
            )
        client = (scope.get("client") or ("", 0))[0]
        if not self._requests.take(client):
            raise RefusedError(429, message("web.too_often"), message("web.too_often.hint"))
        if scope["path"] == "/login" and scope["query_string"] and not self._logins.take(client):
            raise RefusedError(429, message("web.too_often"), message("web.too_often.hint"))
        cookie = cookies.get(session_cookie(_port(scope)), "")
        is_new = False
        if not access.is_session(cookie):
            cookie = ""
            if not access.is_lan:  # this machine's own user
                cookie, is_new = access.new_session(), True
        if not cookie and not scope["path"].startswith(_OPEN_PATHS):
            raise RefusedError(401, message("web.login_needed"), message("web.login_needed.hint"))
        is_local = client in ("127.0.0.1", "::1") and is_this_machine(headers.get("host", ""))
        csrf = access.csrf(cookie) if cookie else ""
        return Visitor(cookie, csrf, language(), is_local), is_new

    # -- what it wants ---------------------------------------------------------------------------

    def _check_change(self, visitor: Visitor, headers: Headers) -> None:
        self._check_origin(headers)
        if not hmac.compare_digest(headers.get("x-csrf-token", "").encode(), visitor.csrf.encode()):
            raise RefusedError(403, message("web.not_from_page"), message("web.not_from_page.hint"))
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            raise RefusedError(415, message("web.not_json"))
        if not self._changes.take(visitor.session):
            raise RefusedError(429, message("web.too_often"), message("web.too_often.hint"))

    @staticmethod
    def _check_origin(headers: Headers) -> None:
        """Browsers say where a change comes from; only our own pages may make one."""
        origin = urlsplit(headers.get("origin", ""))
        if origin.scheme not in ("http", "https") or origin.netloc != headers.get("host"):
            raise RefusedError(403, message("web.not_from_page"), message("web.not_from_page.hint"))

    async def _whole_body(self, headers: Headers, receive: Receive) -> Receive:
        """The body read to its end, in time and within its size, to be read again."""
        most = self._house.limits.body_bytes
        too_big = RefusedError(413, message("web.too_big"))
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > most:
            raise too_big
        body = b""
        try:
            async with asyncio.timeout(self._house.limits.body_s):
                while True:
                    part = await receive()
                    if part["type"] != "http.request":
                        raise RefusedError(400, message("web.not_json"))
                    body += part.get("body", b"")
                    if len(body) > most:
                        raise too_big
                    if not part.get("more_body"):
                        break
        except TimeoutError:
            raise RefusedError(408, message("web.too_slow")) from None
        return _replayed(body, receive)

    # -- saying no -------------------------------------------------------------------------------

    async def _refuse(
        self, refused: RefusedError, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": refused.message[:100]})
            return
        path = scope["path"]
        response: Response
        if path.startswith("/api/") or scope["method"] not in _SAFE:
            response = JSONResponse(said(refused), refused.status)
        elif refused.status == 401:
            response = RedirectResponse(f"/login?to={quote(path)}" if path != "/" else "/login")
            response.status_code = 303
        else:
            response = PlainTextResponse(f"{refused}\n", refused.status)
        await response(scope, receive, send)


def _port(scope: Scope) -> int:
    server = scope.get("server")
    return int(server[1] or 0) if server else 0


def _language(cookies: Mapping[str, str]) -> str | None:
    """The visitor's choice; None for this program's own."""
    if cookies.get(LANGUAGE_COOKIE) in LANGUAGES:
        return cookies[LANGUAGE_COOKIE]
    return None


def _replayed(body: bytes, receive: Receive) -> Receive:
    is_read = False

    async def replay() -> Message:
        nonlocal is_read
        if is_read:
            return await receive()
        is_read = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _with_cookie(scope: Scope, session: str, send: Send) -> Send:
    async def send_with_cookie(event: Message) -> None:
        if event["type"] in ("http.response.start", "websocket.accept"):
            response = Response()
            set_session(response, scope, session)
            MutableHeaders(scope=event).append("set-cookie", response.headers["set-cookie"])
        await send(event)

    return send_with_cookie


def set_session(response: Response, scope: Scope, session: str) -> None:
    """Let the browser keep the session."""
    response.set_cookie(
        session_cookie(_port(scope)),
        session,
        max_age=_YEAR_S,
        httponly=True,
        # Lax: a login link may be followed from anywhere. What changes something is checked apart.
        samesite="lax",
        secure=scope["scheme"] in ("https", "wss"),
    )


def _strict(scope: Scope, headers: Headers, send: Send) -> Send:
    """Answers with the headers that keep the browser strict."""
    host = headers.get("host", "")
    if not _HOST.fullmatch(host):  # refused anyway, and not to be quoted
        host = "localhost"
    # 'self' covers the socket too, but older browsers want it named.
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"connect-src 'self' ws://{host} wss://{host}; media-src 'self' blob:; "
        "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )

    async def send_strictly(event: Message) -> None:
        if event["type"] == "http.response.start":
            out = MutableHeaders(scope=event)
            out["Content-Security-Policy"] = policy
            for name, value in _HEADERS.items():
                out[name] = value
            if not scope["path"].startswith("/static/"):
                out.setdefault("Cache-Control", "no-store")
            elif "cache-control" not in out:
                out["Cache-Control"] = "no-cache"  # asked again each time, and mostly unchanged
        await send(event)

    return send_strictly
