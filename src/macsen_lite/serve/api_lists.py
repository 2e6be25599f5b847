"""Lists and notes, changed as the skills change them."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from macsen_lite.serve.house import House
from macsen_lite.serve.refusals import Fields, not_there
from macsen_lite.store.lists import Lists
from macsen_lite.store.notes import Note, Notes

__all__ = ["ListsApi", "NotesApi"]


class ListsApi:
    """Handlers of ``/api/lists``; a list is named in the request's body."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, _request: Request) -> Response:
        """Every list that has something on it."""

        def read() -> dict[str, list[str]]:
            lists = Lists(self._house.database)
            return {name: lists.items(name) for name in lists.names()}

        return JSONResponse(await run_in_threadpool(read))

    async def add(self, request: Request) -> Response:
        """Put ``items`` on ``list``; answers with those that were not on it yet."""
        fields = await self._fields(request)
        name, items = fields.text("list").casefold(), fields.texts("items")
        now = self._house.clock.now()
        added = await run_in_threadpool(lambda: Lists(self._house.database).add(name, items, now))
        return JSONResponse({"added": added}, 201)

    async def change(self, request: Request) -> Response:
        """Write ``item`` of ``list`` as ``to``."""
        fields = await self._fields(request)
        name, item, to = fields.text("list"), fields.text("item"), fields.text("to")
        if not await run_in_threadpool(lambda: Lists(self._house.database).change(name, item, to)):
            raise not_there()
        return Response(status_code=204)

    async def remove(self, request: Request) -> Response:
        """Take ``items`` off ``list``; answers with how many were on it."""
        fields = await self._fields(request)
        name, items = fields.text("list"), fields.texts("items")
        removed = await run_in_threadpool(lambda: Lists(self._house.database).remove(name, items))
        return JSONResponse({"removed": removed})

    async def _fields(self, request: Request) -> Fields:
        return await Fields.of(request, self._house.limits.text_chars)


class NotesApi:
    """Handlers of ``/api/notes``."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, _request: Request) -> Response:
        """Every note, the oldest first."""
        notes = await run_in_threadpool(lambda: Notes(self._house.database).all())
        return JSONResponse([_facts(note) for note in notes])

    async def add(self, request: Request) -> Response:
        """Keep a note."""
        text = (await Fields.of(request, self._house.limits.text_chars)).text("text")
        now = self._house.clock.now()
        note = await run_in_threadpool(lambda: Notes(self._house.database).add(text, now))
        return JSONResponse(_facts(note), 201)

    async def change(self, request: Request) -> Response:
        """Write a note anew."""
        text = (await Fields.of(request, self._house.limits.text_chars)).text("text")
        number = request.path_params["id"]
        if not await run_in_threadpool(lambda: Notes(self._house.database).change(number, text)):
            raise not_there()
        return Response(status_code=204)

    async def remove(self, request: Request) -> Response:
        """Delete a note."""
        number = request.path_params["id"]

        def remove() -> int:
            notes = Notes(self._house.database)
            return notes.remove(*(note for note in notes.all() if note.id == number))

        if not await run_in_threadpool(remove):
            raise not_there()
        return Response(status_code=204)


def _facts(note: Note) -> dict[str, object]:
    return {"id": note.id, "text": note.text, "added": note.added.isoformat(timespec="seconds")}
