"""Typed questions, the last turns, answers as sound, the settings, and how the server is."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from macsen_lite.calling import as_called
from macsen_lite.config.config import config_path
from macsen_lite.config.setting import ConfigValue, Setting
from macsen_lite.config.writing import write_setting
from macsen_lite.dialogue.context import Context
from macsen_lite.errors import ConfigError
from macsen_lite.messages import language, message
from macsen_lite.ringing.chime import chime
from macsen_lite.serve.guard import Visitor
from macsen_lite.serve.house import House
from macsen_lite.serve.limits import Allowance
from macsen_lite.serve.refusals import Fields, RefusedError, not_there
from macsen_lite.serve.status import status_facts
from macsen_lite.serve.turns import Session
from macsen_lite.serve.voice import wav_bytes

__all__ = ["SettingsApi", "TalkApi", "setting_facts", "visitor_of"]


def visitor_of(request: Request) -> Visitor:
    """Whoever sent the request."""
    visitor: Visitor = request.state.visitor
    return visitor


class TalkApi:
    """Handlers of ``/api/ask``, ``/api/turns`` and ``/api/status``."""

    def __init__(self, house: House, turns: Allowance) -> None:
        """``turns``: how many a session has left, shared with the socket."""
        self._house = house
        self._turns = turns

    async def ask(self, request: Request) -> Response:
        """Answer ``text``."""
        session = self._house.sessions.of(visitor_of(request).session)
        text = (await Fields.of(request, self._house.limits.text_chars)).text("text")
        if not self._turns.take(session.id):
            raise RefusedError(429, message("web.too_often"), message("web.too_often.hint"))
        record = await self._house.talker.ask(session, text)
        return JSONResponse(record.facts())

    async def turns(self, request: Request) -> Response:
        """The last turns of this browser, the newest first."""
        return JSONResponse([turn.facts() for turn in reversed(self._session(request).turns)])

    async def forget(self, request: Request) -> Response:
        """Forget them, and the conversation."""
        session = self._session(request)
        session.turns.clear()
        session.context = Context()
        return Response(status_code=204)

    async def sound(self, request: Request) -> Response:
        """The answer of a turn as a WAV file."""
        record = self._session(request).find(request.path_params["id"])
        if record is None:
            raise not_there()
        wav = await run_in_threadpool(self._house.voice.wav, record.turn.answer)
        return Response(wav, media_type="audio/wav")

    async def chime(self, _request: Request) -> Response:
        """The alarm's bell as a WAV file."""
        wav = await run_in_threadpool(lambda: wav_bytes(chime()))
        return Response(wav, media_type="audio/wav")

    async def status(self, _request: Request) -> Response:
        """How the server is."""
        return JSONResponse(await run_in_threadpool(status_facts, self._house))

    def _session(self, request: Request) -> Session:
        return self._house.sessions.looked_at(visitor_of(request).session)


class SettingsApi:
    """Handlers of ``/api/settings``."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, _request: Request) -> Response:
        """Every setting with its value."""
        config = self._house.config
        return JSONResponse([setting_facts(s, config.get(s.key)) for s in config.settings])

    async def change(self, request: Request) -> Response:
        """Give a setting ``value``, or with ``"default": true`` its default back."""
        fields = await Fields.of(request, 10_000)
        key = request.path_params["key"]
        setting = self._house.config.setting(key)
        value: ConfigValue | None = None
        if fields.raw("default") is not True:
            value = _checked(setting, fields.raw("value"))
        await run_in_threadpool(write_setting, config_path(), key, value)
        config = self._house.config
        assistant = await self._house.talker.assistant()
        await self._house.talker.worker.run(assistant.take_settings, config)
        self._house.bells.settings_changed()
        return JSONResponse(setting_facts(setting, config.get(key)))


def _checked(setting: Setting, value: object) -> ConfigValue:
    """The value, of the setting's own type. Raises ConfigError, in the words of the command."""
    if isinstance(setting.default, float) and type(value) is int:
        value = float(value)
    if fault := setting.fault(value):
        raise ConfigError(message("config.wrong", key=setting.key, reason=fault), _about(setting))
    return value  # type: ignore[return-value]


def setting_facts(setting: Setting, value: ConfigValue) -> dict[str, object]:
    """A setting for JSON and for templates."""
    return {
        "key": setting.key,
        "value": value,
        "default": setting.default,
        "about": _about(setting),
        "choices": list(setting.choices),
        "type": type(setting.default).__name__,
    }


def _about(setting: Setting) -> str:
    return as_called(setting.cy if language() == "cy" else setting.en)
