"""The web application: every address and what answers there."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.serve.api_events import EventsApi
from macsen_lite.serve.api_lists import ListsApi, NotesApi
from macsen_lite.serve.api_talk import SettingsApi, TalkApi
from macsen_lite.serve.guard import Guard
from macsen_lite.serve.house import House
from macsen_lite.serve.limits import Allowance
from macsen_lite.serve.pages import PAGES, Pages, path_of
from macsen_lite.serve.refusals import RefusedError, refusal
from macsen_lite.serve.socket import Socket

__all__ = ["make_app"]

_Handler = Callable[[Request], Awaitable[Response]]
_STATIC = Path(__file__).with_name("static")


class _Number(IntegerConvertor):
    """The number of something in the store, which has none longer."""

    regex = "[0-9]{1,18}"


register_url_convertor("number", _Number())


def make_app(house: House) -> Starlette:
    """The application of one household; it starts and ends the household with itself."""
    turns = Allowance(house.limits.turns_a_minute)
    pages, talk, settings = Pages(house), TalkApi(house, turns), SettingsApi(house)
    events, lists, notes = EventsApi(house), ListsApi(house), NotesApi(house)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        house.news.open()
        house.bells.start()
        preparing = None
        if house.must_prepare:
            preparing = asyncio.create_task(_prepare(house))
        yield
        if preparing is not None:
            preparing.cancel()
        house.close()

    async def failed(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException):
            text = message("web.no_page" if error.status_code == 404 else "web.bad_request")
            error = RefusedError(error.status_code, text)
        assert isinstance(error, MacsenError)
        answer = refusal(error)
        is_page = not request.url.path.startswith("/api/") and request.method == "GET"
        return pages.failed(request, answer.status_code, error) if is_page else answer

    async def broken(request: Request, _error: Exception) -> Response:
        """Something of ours failed, perhaps a page; the server logs it."""
        error = RefusedError(500, message("web.error"), message("web.error.hint"))
        is_api = request.url.path.startswith("/api/")
        return refusal(error) if is_api else PlainTextResponse(f"{error}\n", 500)

    def api(path: str, **handlers: _Handler) -> list[Route]:
        return [Route(f"/api{path}", h, methods=[verb]) for verb, h in handlers.items()]

    return Starlette(
        routes=[
            *(Route(path_of(name), getattr(pages, name)) for name in PAGES),
            Route("/login", pages.login),
            Route("/language", pages.language),
            *api("/ask", POST=talk.ask),
            *api("/turns", GET=talk.turns, DELETE=talk.forget),
            *api("/turns/{id}/sound", GET=talk.sound),
            *api("/chime.wav", GET=talk.chime),
            *api("/status", GET=talk.status),
            *api("/events", GET=events.show, POST=events.add),
            *api("/events/{id:number}", PUT=events.change, DELETE=events.remove),
            *api("/events/{id:number}/stop", POST=events.stop),
            *api("/events/{id:number}/snooze", POST=events.snooze),
            *api("/events/{id:number}/pause", POST=events.pause),
            *api("/events/{id:number}/resume", POST=events.resume),
            *api("/events/{id:number}/lengthen", POST=events.lengthen),
            *api("/lists", GET=lists.show),
            *api("/lists/items", POST=lists.add, PUT=lists.change, DELETE=lists.remove),
            *api("/notes", GET=notes.show, POST=notes.add),
            *api("/notes/{id:number}", PUT=notes.change, DELETE=notes.remove),
            *api("/settings", GET=settings.show),
            *api("/settings/{key}", PUT=settings.change),
            WebSocketRoute("/socket", Socket(house, turns).serve),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[Middleware(Guard, house=house)],
        exception_handlers={MacsenError: failed, HTTPException: failed, Exception: broken},
        lifespan=lifespan,
    )


async def _prepare(house: House) -> None:
    """Load everything, so that the first question is answered as soon as the next ones."""
    with contextlib.suppress(MacsenError):  # told to whoever speaks
        await house.talker.warm_up()
