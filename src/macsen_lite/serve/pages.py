"""The pages: HTML from the templates, in the visitor's language."""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from macsen_lite.errors import MacsenError
from macsen_lite.intents.listing import Filler
from macsen_lite.intents.model import Intent, IntentSet
from macsen_lite.messages import LANGUAGES, language, message
from macsen_lite.messages import web as words
from macsen_lite.serve.api_events import zone_of
from macsen_lite.serve.api_talk import setting_facts, visitor_of
from macsen_lite.serve.guard import LANGUAGE_COOKIE, set_session
from macsen_lite.serve.house import House
from macsen_lite.serve.status import status_facts, voice_facts
from macsen_lite.serve.views import event_facts, grouped
from macsen_lite.store.events import Events
from macsen_lite.store.lists import Lists
from macsen_lite.store.notes import Notes

__all__ = ["PAGES", "SUGGESTED", "Pages"]

PAGES = ("talk", "alarms", "lists", "examples", "turns", "settings", "status")
"""Every page by name, in the order of the menu; the first is at the root."""
EXAMPLES_SHOWN = 6
"""Sentences shown of an intent."""
SUGGESTED = tuple(f"web.try.{number}" for number in range(1, 6))
"""What a newcomer may press to ask: said in full in the catalogue, so that no page waits for the
skills."""
_YEAR_S = 365 * 24 * 3600


def path_of(name: str) -> str:
    """Where a page is."""
    return "/" if name == PAGES[0] else f"/{name}"


class Pages:
    """Handlers of the pages, each by the page's name."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._templates = Environment(
            loader=PackageLoader("macsen_lite.serve"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(t=message, pages=PAGES, path_of=path_of)
        self._examples: tuple[IntentSet, list[dict[str, Any]]] | None = None

    async def talk(self, request: Request) -> Response:
        """Hold to talk, or type."""
        turns = list(self._house.sessions.looked_at(visitor_of(request).session).turns)
        return await self._page(
            request,
            "talk",
            history=[turn.facts() for turn in turns][-20:],
            suggestions=[message(key) for key in SUGGESTED],
            prefill=request.query_params.get("q", "")[: self._house.limits.text_chars],
            voice=await run_in_threadpool(voice_facts, self._house),
        )

    async def alarms(self, request: Request) -> Response:
        """Alarms, timers and reminders."""
        zone = zone_of(self._house)
        now = self._house.clock.now().astimezone(ZoneInfo(zone))
        events = await run_in_threadpool(lambda: Events(self._house.database).all())
        return await self._page(
            request,
            "alarms",
            events=grouped([event_facts(event, now, zone) for event in events]),
            today=now.date().isoformat(),
            now=now.strftime("%Y-%m-%dT%H:%M"),
            watched=self._house.bells.is_watched,
        )

    async def lists(self, request: Request) -> Response:
        """Lists and notes."""

        def read() -> dict[str, Any]:
            lists = Lists(self._house.database)
            return {
                "lists": {name: lists.items(name) for name in lists.names()},
                "notes": Notes(self._house.database).all(),
            }

        return await self._page(request, "lists", **await run_in_threadpool(read))

    async def examples(self, request: Request) -> Response:
        """All that can be asked."""
        return await self._page(request, "examples", skills=await self._all_examples())

    async def turns(self, request: Request) -> Response:
        """The last turns, with their scores and how long each part took."""
        turns = self._house.sessions.looked_at(visitor_of(request).session).turns
        zone = ZoneInfo(zone_of(self._house))
        shown = [
            {**turn.facts(), "clock": turn.at.astimezone(zone).strftime("%H:%M:%S")}
            for turn in reversed(turns)
        ]
        return await self._page(request, "turns", turns=shown, most=turns.maxlen)

    async def settings(self, request: Request) -> Response:
        """Every setting."""
        config = self._house.config
        sections: dict[str, list[dict[str, Any]]] = {}
        for setting in config.settings:
            facts = setting_facts(setting, config.get(setting.key))
            facts["is_set"] = config.is_set(setting.key)
            sections.setdefault(setting.key.partition(".")[0], []).append(facts)
        return await self._page(
            request,
            "settings",
            sections={_section(name): facts for name, facts in sections.items()},
            problems=config.problems,
        )

    async def status(self, request: Request) -> Response:
        """How the server is."""
        facts = await run_in_threadpool(status_facts, self._house)
        return await self._page(request, "status", facts=facts)

    async def login(self, request: Request) -> Response:
        """Come in with the token, from the link that the server printed, or typed."""
        given = request.query_params.get("token", "").strip()
        to = _own_path(request.query_params.get("to", ""))
        access = self._house.access
        if given and access.is_token(given):
            response = RedirectResponse(to, 303)
            set_session(response, request.scope, access.new_session())
            return response
        if visitor_of(request).session and not given:
            return RedirectResponse(to, 303)
        page = await self._page(request, "login", is_wrong=bool(given), to=to)
        page.status_code = 403 if given else 200
        return page

    async def language(self, request: Request) -> Response:
        """Change the language, and go back."""
        response = RedirectResponse(_own_path(request.query_params.get("to", "")), 303)
        chosen = request.query_params.get("lang", "")
        if chosen in LANGUAGES:
            response.set_cookie(
                LANGUAGE_COOKIE, chosen, max_age=_YEAR_S, samesite="lax", httponly=True
            )
        return response

    def failed(self, request: Request, status: int, error: MacsenError) -> Response:
        """A page that says what went wrong."""
        return self._drawn(request, "error", status, error=error)

    # --------------------------------------------------------------------------------------------

    async def _page(self, request: Request, name: str, **values: object) -> Response:
        return self._drawn(request, name, 200, **values)

    def _drawn(self, request: Request, name: str, status: int, **values: object) -> Response:
        visitor = visitor_of(request)
        html = self._templates.get_template(f"{name}.html").render(
            page=name,
            lang=language(),
            other=_other(language()),
            visitor=visitor,
            here=request.url.path if name in PAGES else "/",
            script_words=_script_words(),
            max_chars=self._house.limits.text_chars,
            **values,
        )
        return HTMLResponse(html, status)

    async def _all_examples(self) -> list[dict[str, Any]]:
        """Every skill with its intents and some sentences of each, made once for each grammar."""
        assistant = await self._house.talker.assistant()
        intents = assistant.intents
        if self._examples is None or self._examples[0] is not intents:
            made = await run_in_threadpool(_examples_of, intents)
            self._examples = intents, made
        return self._examples[1]


def _examples_of(intents: IntentSet) -> list[dict[str, Any]]:
    return [
        {
            "skill": file.skill,
            "about": dict(file.about),
            "intents": [
                {
                    "id": intent.id,
                    "describes": intent.describes,
                    "examples": _sentences(intent),
                    "slots": {name: slot.spec.type for name, slot in intent.slots.items()},
                    "required": list(intent.required),
                }
                for intent in file.intents
            ],
        }
        for file in intents.files
    ]


def _sentences(intent: Intent) -> list[str]:
    """Sentences of its tests, which people wrote, and then some drawn by chance."""
    filler = Filler.by_label(intent)
    tested = [test.say for test in intent.tests if not test.negative]
    drawn = [filler.fill(sample) for sample in sorted(intent.samples, key=len)[:EXAMPLES_SHOWN]]
    return list(dict.fromkeys(tested[:EXAMPLES_SHOWN] or drawn))


def _other(lang: str) -> Literal["cy", "en"]:
    return "en" if lang == "cy" else "cy"


def _section(name: str) -> str:
    key = f"web.section.{name}"
    return message(key) if key in words.CATALOGUE else name


def _script_words() -> dict[str, str]:
    """What the scripts say, in the visitor's language."""
    start = "web.js."
    return {key.removeprefix(start): message(key) for key in words.CATALOGUE if key[:7] == start}


def _own_path(given: str) -> str:
    """A path of ours to go to, whatever was asked for."""
    path = urlsplit(given).path
    return path if path in {path_of(name) for name in PAGES} else "/"
