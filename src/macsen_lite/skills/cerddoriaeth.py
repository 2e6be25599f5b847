"""The user's own music through mpv, and radio stations by name."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from macsen_lite import paths
from macsen_lite.config.config import Config
from macsen_lite.intents.own_lists import keep_lists
from macsen_lite.music.index import Track, on_album, read_music, same
from macsen_lite.music.lists import heard_names, names_of, sayable
from macsen_lite.music.player import MpvPlayer, NoPlayer, Player, PlayerError, Unplayable
from macsen_lite.music.stations import StationsError, read_stations, sayable_name, stations_file
from macsen_lite.online import SWITCH
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.welsh.calendar import say_number_of
from macsen_lite.welsh.nouns import CAN

_log = logging.getLogger(__name__)
INSTALL = "sudo apt-get install mpv"
STEP = 15
"""How much louder or quieter, in percent of full volume."""
_CLOSE = 88
"""How alike, of 100, a name must be to one that is there."""


class CerddoriaethSkill:
    """Finds what is meant and has the player play it."""

    def __init__(self, make_player: Callable[[], Player] = MpvPlayer) -> None:
        self._make_player = make_player
        self._player: Player | None = None

    @property
    def player(self) -> Player:
        """The player; none is started by asking for it."""
        if self._player is None:
            self._player = self._make_player()
        return self._player

    def answer(self, context: SkillContext) -> Answer:
        """What was asked of the music."""
        slots = context.match.slots
        if "dyfais" in slots or ("lle" in slots and "dim_ond_yma" in context.intent.answers):
            return context.say("dim_ond_yma")
        kind = context.deed
        try:
            if kind == "chwarae":
                return self._play(context)
            if kind == "radio":
                return self._radio(context)
            if kind == "diweddaru":
                return _refresh(context)
            return self._control(context, kind)
        except NoPlayer as error:
            _log.warning("%s", error)
            return context.say("dim_mpv", gorchymyn="" if context.is_spoken else INSTALL)
        except PlayerError as error:
            _log.warning("%s", error)
            return context.say("chwaraewr")
        except _NoMusicError as error:
            return context.say(error.group)

    def _play(self, context: SkillContext) -> Answer:
        tracks = library(context.services.config)
        if not tracks:
            return context.say("ffolder_wag")
        slots = context.match.slots
        if "cymraeg" in slots:
            found = [track for track in tracks if track.is_welsh]
            if not found:
                return context.say("dim_cymraeg")
            chosen = _Chosen("cymraeg", "", "", self._shuffled(context, found))
        elif "beth" not in slots:
            chosen = _Chosen("popeth", "", "", self._shuffled(context, tracks))
        else:
            wanted = str(slots["beth"].value)
            kind = str(slots["math"].value) if "math" in slots else ""
            result = find(tracks, wanted, kind)
            if result is None:
                return context.say("dim_byd", enw=slots["beth"].said)
            chosen = result
            if "cymysg" in slots:
                chosen = _Chosen(
                    chosen.group, chosen.name, chosen.by, self._shuffled(context, chosen.tracks)
                )
        try:
            self.player.play([track.path for track in chosen.tracks])
        except Unplayable as error:
            _log.warning("%s", error)
            return context.say("methu", enw=chosen.name)
        return context.say(chosen.group, enw=chosen.name, gan=chosen.by)

    @staticmethod
    def _shuffled(context: SkillContext, tracks: Sequence[Track]) -> list[Track]:
        return context.rng.sample(list(tracks), len(tracks))

    def _radio(self, context: SkillContext) -> Answer:
        config = context.services.config
        try:
            stations = read_stations(stations_file(config))
        except StationsError as error:
            _log.warning("%s", error)
            return context.say("gorsafoedd_gwallus")
        slot = context.match.slots.get("gorsaf")
        name = str(slot.value) if slot else next(iter(stations), "")
        if name not in stations:
            return context.say("dim_gorsaf", enw=", ".join(map(sayable_name, stations)))
        if not context.services.online.allowed("cerddoriaeth"):
            own = SWITCH if not config.flag(SWITCH) else "ar_lein.cerddoriaeth"
            return context.say("ar_lein", enw=own)
        try:
            self.player.play([stations[name]])
        except Unplayable as error:
            _log.warning("%s", error)
            return context.say("dim_sain", enw=sayable_name(name))
        return context.say("radio", enw=sayable_name(name))

    def _control(self, context: SkillContext, kind: str) -> Answer:
        playing = self.player.playing()
        if playing is None:
            return context.say("dim")
        if kind == "beth":
            return self._what(context, playing)
        if kind in ("uwch", "is"):
            level = self.player.change_volume(STEP if kind == "uwch" else -STEP)
            return context.say("iawn", sain=level)
        if kind in ("nesaf", "blaenorol"):
            is_there = self.player.skip(1 if kind == "nesaf" else -1)
            return context.say("iawn" if is_there else "diwedd")
        if kind == "stopio":
            self.player.stop()
        else:
            self.player.pause(kind == "oedi")
        return context.say("iawn")

    def _what(self, context: SkillContext, playing: str) -> Answer:
        config = context.services.config
        try:
            stations = read_stations(stations_file(config))
        except StationsError:
            stations = {}
        station = next((name for name, stream in stations.items() if stream == playing), "")
        if station:
            return context.say("can", enw=sayable_name(station), gan="")
        try:
            tracks = library(config)
        except _NoMusicError:
            tracks = ()
        track = next((t for t in tracks if t.path == playing), Track(playing, Path(playing).stem))
        return context.say("can", enw=track.title, gan=track.artist)


@dataclass(frozen=True, slots=True)
class _Chosen:
    group: str
    """What it is: the group of answers."""
    name: str
    by: str
    """The artist, where the name is not theirs."""
    tracks: Sequence[Track]


class _NoMusicError(Exception):
    """There is no music to be had; ``group`` says why."""

    def __init__(self, group: str) -> None:
        super().__init__(group)
        self.group = group


def library(config: Config) -> tuple[Track, ...]:
    """The user's music as it now is; its names are listened for from then on.

    Raises _NoMusicError.
    """
    written = config.text("cerddoriaeth.ffolder").strip()
    if not written:
        raise _NoMusicError("dim_ffolder")
    try:
        tracks = read_music(
            Path(written).expanduser().absolute(), paths.data_dir() / "cerddoriaeth.json"
        )
    except OSError as error:
        _log.warning("%s", error)
        raise _NoMusicError("ffolder_goll") from error
    except ImportError as error:
        raise _NoMusicError("heb_becyn") from error
    keep_lists({"cerddoriaeth": heard_names(names_of(tracks))})
    return tracks


def _refresh(context: SkillContext) -> Answer:
    tracks = library(context.services.config)
    unheard = next((name for name in names_of(tracks) if not sayable(name)), "")
    group = "anynganadwy" if unheard else "nifer"
    return context.say(group, nifer=say_number_of(len(tracks), CAN), enw=f"“{unheard}”")


def find(tracks: Sequence[Track], wanted: str, kind: str = "") -> _Chosen | None:
    """What is called so: an artist, an album, a song or a genre, in that order.

    ``kind`` is the only one to look among, when it was said. A name may be a little wrong.
    """
    kinds = [kind] if kind else ["artist", "album", "title", "genre"]
    named: dict[str, dict[str, list[Track]]] = {each: {} for each in kinds}
    for track in tracks:
        for each in kinds:
            name = getattr(track, each, "")
            if name:
                named[each].setdefault(same(name), []).append(track)
    key = same(wanted)
    for each, by_name in named.items():
        if key in by_name:
            return _chosen(each, by_name[key])
    close = {
        each: process.extractOne(key, list(by_name), scorer=fuzz.ratio, score_cutoff=_CLOSE)
        for each, by_name in named.items()
    }
    near = [(found[1], each, found[0]) for each, found in close.items() if found]
    if not near:
        return None
    _, each, name = max(near)
    return _chosen(each, named[each][name])


def _chosen(kind: str, found: Sequence[Track]) -> _Chosen:
    first = found[0]
    by = first.artist if kind in ("album", "title") else ""
    tracks = found[:1] if kind == "title" else on_album(found)
    return _Chosen(kind, str(getattr(first, kind)), by, tracks)
