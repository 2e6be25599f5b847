"""Alarms, timers and reminders: set, changed, stopped and put off, as the skills do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from macsen_lite.messages import message
from macsen_lite.scheduler import (
    Scheduler,
    lengthened,
    moment_of,
    next_occurrence,
    paused,
    resumed,
)
from macsen_lite.serve.house import House
from macsen_lite.serve.refusals import LONGEST_TIMER_S, Fields, RefusedError, not_there
from macsen_lite.serve.views import event_facts
from macsen_lite.store.events import Event, Events, Kind, State

__all__ = ["EventsApi", "zone_of"]


def zone_of(house: House) -> str:
    """The user's time zone, by its IANA name."""
    return house.config.text("cyffredinol.cylchfa")


class EventsApi:
    """Handlers of ``/api/events``."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, _request: Request) -> Response:
        """Everything that is set."""
        return JSONResponse(await run_in_threadpool(self._all))

    async def add(self, request: Request) -> Response:
        """Set something new."""
        fields = await self._fields(request)
        try:
            kind = Kind(str(fields.raw("kind")))
        except ValueError:
            raise RefusedError(400, message("web.bad_field", name="kind")) from None
        event = self._read(fields, Event(kind, None, self._now, zone=zone_of(self._house)))
        return await run_in_threadpool(self._kept, event)

    async def change(self, request: Request) -> Response:
        """Set it otherwise; the fields are those of `add`."""
        fields = await self._fields(request)

        def read(event: Event) -> Event:
            return self._read(fields, replace(event, state=State.SET, remaining_s=None))

        return await self._with_event(request, read)

    async def remove(self, request: Request) -> Response:
        """Forget it."""

        def remove() -> None:
            events = Events(self._house.database)
            if not events.remove(self._event(events, request)):
                raise not_there()

        await run_in_threadpool(remove)
        return self._done()

    async def stop(self, request: Request) -> Response:
        """It rings, and has been heard."""

        def stop() -> None:
            events = Events(self._house.database)
            event = self._event(events, request)
            if event.state is State.RINGING:
                Scheduler(events, self._house.clock).stop(event)

        await run_in_threadpool(stop)
        return self._done()

    async def snooze(self, request: Request) -> Response:
        """It rings, and is to ring again later: in ``minutes``, or as the settings say."""
        fields = await self._fields(request)
        minutes = self._house.config.number("larwm.cysgu")
        if "minutes" in fields:
            minutes = fields.seconds("minutes", LONGEST_TIMER_S / 60)

        def snooze() -> None:
            events = Events(self._house.database)
            event = self._event(events, request)
            if event.state is not State.RINGING:
                raise not_there()
            Scheduler(events, self._house.clock).snooze(event, 60 * minutes)

        await run_in_threadpool(snooze)
        return self._done()

    async def pause(self, request: Request) -> Response:
        """Stop a timer for a while."""
        return await self._with_timer(
            request, lambda e: paused(e, self._now) if e.state is State.SET else e
        )

    async def resume(self, request: Request) -> Response:
        """Let a paused timer run on."""
        return await self._with_timer(
            request, lambda e: resumed(e, self._now) if e.state is State.PAUSED else e
        )

    async def lengthen(self, request: Request) -> Response:
        """Give a timer ``seconds`` more."""
        seconds = (await self._fields(request)).seconds("seconds")
        return await self._with_timer(request, lambda e: lengthened(e, seconds, self._now))

    # -- reading ---------------------------------------------------------------------------------

    def _read(self, fields: Fields, event: Event) -> Event:
        try:
            return self._read_kind(fields, event)
        except OverflowError:  # beyond the calendar, somewhere on Earth
            raise RefusedError(400, message("web.bad_time")) from None

    def _read_kind(self, fields: Fields, event: Event) -> Event:
        match event.kind:
            case Kind.ALARM:
                return self._alarm(fields, event)
            case Kind.TIMER:
                seconds = fields.seconds("seconds")
                return replace(
                    event,
                    due=self._now + timedelta(seconds=seconds),
                    duration_s=seconds,
                    name=fields.text("name", is_needed=False),
                )
            case _:
                due = _moment(fields.moment("moment"), event.zone)
                self._check_ahead(due)
                # One that returns does so on its days, at the time that it is given.
                local = due.astimezone(ZoneInfo(event.zone)).time() if event.weekdays else None
                return replace(event, due=due, text=fields.text("text"), local_time=local)

    def _alarm(self, fields: Fields, event: Event) -> Event:
        at, days, day = fields.time("time"), fields.days("days"), fields.date("date")
        name = fields.text("name", is_needed=False)
        if days:
            due = next_occurrence(at, self._now, event.zone, days)
            return replace(event, due=due, name=name, local_time=at, weekdays=days)
        if day is None:
            due = next_occurrence(at, self._now, event.zone)
        else:
            due = moment_of(day, at, event.zone)
            self._check_ahead(due)
        return replace(event, due=due, name=name, local_time=None, weekdays=frozenset())

    def _check_ahead(self, due: datetime) -> None:
        if due <= self._now:
            raise RefusedError(400, message("web.past"), message("web.past.hint"))

    # -- keeping ---------------------------------------------------------------------------------

    @property
    def _now(self) -> datetime:
        return self._house.clock.now().astimezone(UTC)

    async def _fields(self, request: Request) -> Fields:
        return await Fields.of(request, self._house.limits.text_chars)

    def _all(self) -> list[object]:
        zone = zone_of(self._house)
        return [event_facts(e, self._now, zone) for e in Events(self._house.database).all()]

    def _kept(self, event: Event) -> Response:
        kept = Events(self._house.database).add(event)
        return JSONResponse(event_facts(kept, self._now, zone_of(self._house)), 201)

    @staticmethod
    def _event(events: Events, request: Request) -> Event:
        found = events.get(request.path_params["id"])
        if found is None:
            raise not_there()
        return found

    async def _with_timer(self, request: Request, change: Callable[[Event], Event]) -> Response:
        def change_timer(event: Event) -> Event:
            if event.kind is not Kind.TIMER:
                raise RefusedError(400, message("web.bad_field", name="kind"))
            return change(event)

        return await self._with_event(request, change_timer)

    async def _with_event(self, request: Request, change: Callable[[Event], Event]) -> Response:
        def keep() -> object:
            events = Events(self._house.database)
            event = change(self._event(events, request))
            if not events.update(event):
                raise not_there()
            return event_facts(event, self._now, zone_of(self._house))

        return JSONResponse(await run_in_threadpool(keep))

    @staticmethod
    def _done() -> Response:
        return Response(status_code=204)


def _moment(at: datetime, zone: str) -> datetime:
    return at.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
