"""Music from question to loudspeaker: real files, a real mpv, and no sound card."""

from __future__ import annotations

import os
import random
import shutil
import threading
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
import soundfile

from macsen_lite import paths
from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.config.setting import ConfigValue
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.own_lists import own_lists_dir
from macsen_lite.music.player import MpvPlayer, NoPlayer
from macsen_lite.paths import intents_dir
from macsen_lite.skills.cerddoriaeth import CerddoriaethSkill, find, library
from macsen_lite.skills.services import Services
from tests.fakes.home import shipped_files

INTENTS = IntentLoader([intents_dir()]).load()
SONGS = [
    # file, title, artist, album, genre
    ("a", "Calon Lân", "Bryn Fôn", "Goreuon", "Cymraeg"),
    ("b", "Yma o Hyd", "Dafydd Iwan", "Cân Celt", "Gwerin Cymraeg"),
    ("c", "Hogia'r Werin", "Dafydd Iwan", "Cân Celt", "Gwerin"),
    ("d", "Help!", "The Beatles", "Help!", "Pop"),
]


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tones with tags."""
    folder = tmp_path_factory.mktemp("cerddoriaeth")
    tone = 0.1 * np.sin(np.arange(16000 * 60) * 2 * np.pi * 220 / 16000)
    for name, title, artist, album, genre in SONGS:
        with soundfile.SoundFile(folder / f"{name}.flac", "w", 16000, 1) as out:
            out.title, out.artist, out.album, out.genre = title, artist, album, genre
            out.write(tone)
    (folder / "darn.mp3").write_bytes(b"dim byd o werth")
    (folder / "clawr.jpg").write_bytes(b"x")
    return folder


@pytest.fixture
def player(tmp_path: Path) -> Iterator[MpvPlayer]:
    if shutil.which("mpv") is None:
        pytest.skip("mpv is not installed (apt-get install mpv)")
    # Without sound, and playing only when told: nothing here waits for a song to end.
    made = MpvPlayer(tmp_path / "mpv", ["--ao=null"])
    yield made
    made.quit()


def assistant(
    settings: Mapping[str, ConfigValue], player: object = None, own_names: bool = False
) -> Assistant:
    config = Config(settings)
    intents = INTENTS
    if own_names:
        library(config)
        intents = IntentLoader([*shipped_files("cerddoriaeth"), own_lists_dir()]).load()
    asked = Assistant(
        lambda: intents,
        partial(pytest.fail, "typed text needs no recogniser"),
        FixedClock(datetime(2026, 3, 4, 12, 0)),
        random.Random(0),
        services=Services(read_config=lambda: config),
    )
    asked._skills._made["cerddoriaeth"] = CerddoriaethSkill(lambda: player)  # type: ignore[arg-type, return-value]
    return asked


def in_folder(music: Path) -> dict[str, ConfigValue]:
    return {"cerddoriaeth.ffolder": str(music)}


def test_play_by_artist_album_song_and_genre(music: Path, player: MpvPlayer) -> None:
    asked = assistant(in_folder(music), player)
    for question, file, said in [
        ("chwaraea gerddoriaeth gan Bryn Fôn", "a", "Bryn Fôn"),
        ("chwaraewch yr albwm Cân Celt os gwelwch yn dda", "b", "Cân Celt"),
        ("wnei di chwarae Calon Lân", "a", "Calon Lân"),
        ("chwaraea pop", "d", "Pop"),
        ("chwarae the beatles", "d", "The Beatles"),
        ("fedrwch chi chwarae'r gân hogia'r werin", "c", "Hogia'r Werin"),
        ("chwaraea dafydd iwen", "b", "Dafydd Iwan"),
    ]:
        assert said in asked.ask(question).answer, question
        assert player.playing() == str(music / f"{file}.flac"), question


def test_control(music: Path, player: MpvPlayer) -> None:
    asked = assistant(in_folder(music), player)
    asked.ask("chwaraea Dafydd Iwan")
    assert "Yma o Hyd" in (answer := asked.ask("beth sy'n chwarae").answer)
    assert "gan Dafydd Iwan" in answer
    asked.ask("oedi'r gerddoriaeth")
    assert player._property("pause") is True
    asked.ask("ailddechreuwch y gerddoriaeth")
    assert player._property("pause") is False
    asked.ask("y gân nesaf")
    assert player.playing() == str(music / "c.flac")
    assert "arall" in asked.ask("y gân nesa").answer
    asked.ask("dos yn ôl i'r gân ddiwethaf")
    assert player.playing() == str(music / "b.flac")
    # ar softens: wyth deg → ar wyth deg, pum → ar bum
    assert "wyth deg pump y cant" in asked.ask("tro'r gerddoriaeth i lawr").answer
    assert "cant y cant" in asked.ask("trowch y gerddoriaeth i fyny").answer
    asked.ask("stopia'r gerddoriaeth")
    assert player.playing() is None
    assert "chwarae" in asked.ask("oedi'r gerddoriaeth").answer


def test_something_welsh_and_everything_at_random(music: Path, player: MpvPlayer) -> None:
    asked = assistant(in_folder(music), player)
    assert "Gymraeg" in asked.ask("chwaraea gerddoriaeth Gymraeg").answer.replace(
        "Cymraeg", "Gymraeg"
    )
    assert player._property("playlist-count") == 2
    asked.ask("chwaraea'r gerddoriaeth ar hap")
    assert player._property("playlist-count") == len(SONGS) + 1


def test_another_assistant_finds_the_player_again(music: Path, player: MpvPlayer) -> None:
    assistant(in_folder(music), player).ask("chwaraea Bryn Fôn")
    again = MpvPlayer(player._path)
    assistant(in_folder(music), again).ask("oedi'r gerddoriaeth")
    assert player._property("pause") is True


def test_what_there_is_not(music: Path, player: MpvPlayer) -> None:
    asked = assistant(in_folder(music), player)
    assert "super furry" in asked.ask("chwaraea super furry").answer
    assert "chwarae" in asked.ask("chwaraea Bryn Fôn yn y gegin").answer
    assert player.playing() is None


def test_nothing_is_set_up(music: Path, tmp_path: Path) -> None:
    class Nothing:
        def play(self, what: object) -> None:
            raise NoPlayer("dim mpv")

    assert "gosodiadau" in assistant({}).ask("chwaraea Bryn Fôn").answer
    away = {"cerddoriaeth.ffolder": str(tmp_path / "nid yma")}
    assert "darllen" in assistant(away).ask("chwaraea Bryn Fôn").answer
    (tmp_path / "gwag").mkdir()
    empty = {"cerddoriaeth.ffolder": str(tmp_path / "gwag")}
    answer = assistant(empty).ask("chwaraea Bryn Fôn").answer
    assert answer in {
        "Does dim cerddoriaeth yn y ffolder gerddoriaeth.",
        "Mae'r ffolder gerddoriaeth yn wag.",
    }
    answer = assistant(in_folder(music), Nothing()).ask("chwaraea Bryn Fôn").answer
    assert "sudo apt-get install mpv" in answer


def test_a_player_that_died_says_so(music: Path, player: MpvPlayer) -> None:
    asked = assistant(in_folder(music), player)
    asked.ask("chwaraea Bryn Fôn")
    player.quit()
    # It is started anew when something is to be played; until then nothing plays.
    assert "chwarae" in asked.ask("oedi'r gerddoriaeth").answer
    asked.ask("chwaraea Bryn Fôn")
    assert player.playing() is not None


def test_names_are_listened_for(music: Path) -> None:
    asked = assistant(in_folder(music), own_names=True)
    slot = asked.intents.intent("cerddoriaeth.chwarae").slots["beth"]
    heard = {" ".join(s) for s in slot.automaton().sentences()}
    assert {"bryn fôn", "calon lân", "cân celt", "the beatles", "help"} <= heard
    answer = asked.ask("diweddara'r gerddoriaeth").answer
    assert "pum cân" in answer  # four songs, and a broken file


def test_tags_are_read_once(music: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = library(Config(in_folder(music)))
    monkeypatch.setattr("macsen_lite.music.index._read", partial(pytest.fail, "read again"))
    assert library(Config(in_folder(music))) == first
    assert {track.title for track in first} == {song[1] for song in SONGS} | {"darn"}


def test_a_file_whose_name_is_in_another_encoding(music: Path, player: MpvPlayer) -> None:
    other = music / os.fsdecode("Tôn fach.flac".encode("cp1252"))
    try:
        plain = music / "plain.flac"
        soundfile.write(plain, np.zeros(8000), 8000)  # without tags, so that it goes by its name
        plain.rename(other)
    except OSError as error:
        pytest.skip(f"the disk has no such names: {error}")
    first = library(Config(in_folder(music)))
    assert "Tôn fach" in {track.title for track in first}
    assert library(Config(in_folder(music))) == first, "from the cache"
    assert "Tôn fach" in assistant(in_folder(music), player).ask("chwaraea Tôn fach").answer
    assert player.playing() == str(other)


def test_a_name_may_be_a_little_wrong(music: Path) -> None:
    tracks = library(Config(in_folder(music)))
    assert (found := find(tracks, "bryn fon")) and found.name == "Bryn Fôn"
    assert (found := find(tracks, "dafydd iwann")) and found.group == "artist"
    assert find(tracks, "catatonia") is None
    assert find(tracks, "Cân Celt", "artist") is None


def test_the_radio_needs_the_internet_switched_on(player: MpvPlayer) -> None:
    answer = assistant({}, player).ask("chwaraea Radio Cymru").answer
    assert "gosodiadau" in answer or "config" in answer
    assert not player._is_running()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, without a word; a path in ``troubles`` goes wrong."""

    troubles: ClassVar[dict[str, bytes | None]] = {
        "/gwag": b"",
        "/tudalen": b"<html><title>Mewngofnodwch</title></html>",
        "/swn": bytes(range(256)) * 8,
        "/mud": None,  # it says that there is more, and says nothing
        "/rhestr.m3u": b"#EXTM3U\n/gwag\n/mud-arall\n",
    }
    release: threading.Event

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        if self.path not in self.troubles:
            super().do_GET()
            return
        body = self.troubles[self.path]
        self.send_response(200)
        self.send_header("Content-Type", "audio/mpeg")
        self.send_header("Content-Length", str(len(body or b"x" * 9999)))
        self.end_headers()
        if body is None:
            self.wfile.flush()
            self.release.wait()
        else:
            self.wfile.write(body)


@pytest.fixture
def radio(music: Path) -> Iterator[str]:
    """The address of a server of stations."""
    release = threading.Event()
    handler = type("Handler", (Quiet,), {"release": release})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(music)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    release.set()
    server.shutdown()
    thread.join()
    server.server_close()


def stations(text: str) -> Path:
    folder = paths.config_dir()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "gorsafoedd.yaml"
    file.write_text(f"gorsafoedd:\n  - {text}\n", "utf-8")
    return file


def test_stations_of_ones_own(radio: str, player: MpvPlayer) -> None:
    stream = f"{radio}/a.flac"
    stations(f"{{enw: Radio Cymru, ffrwd: '{stream}'}}")
    asked = assistant({"ar_lein.ymlaen": True}, player)
    assert "Radio Cymru" in asked.ask("tro Radio Cymru ymlaen").answer
    assert player.playing() == stream
    assert "Radio Cymru" in asked.ask("beth sy'n chwarae").answer
    assert "Radio Cymru" in asked.ask("chwaraea Radio Cymru Dau").answer  # the only one
    stations("{enw: Drwg, ffrwd: 'file:///etc/passwd'}")
    assert "gorsafoedd.yaml" in asked.ask("chwaraea Radio Cymru").answer


@pytest.mark.parametrize(
    "path", ["/gwag", "/tudalen", "/swn", "/mud", "/rhestr.m3u", "/nid-yma", "dead"]
)
def test_a_station_that_is_silent_is_not_announced(
    radio: str, tmp_path: Path, path: str, music: Path
) -> None:
    if shutil.which("mpv") is None:
        pytest.skip("mpv is not installed (apt-get install mpv)")
    # 9 is the discard service: nobody answers there.
    stream = "http://127.0.0.1:9/radio" if path == "dead" else f"{radio}{path}"
    stations(f"{{enw: Radio Cymru, ffrwd: '{stream}'}}")
    player = MpvPlayer(tmp_path / "mpv", ["--ao=null"], open_s=1.5)
    asked = assistant({"ar_lein.ymlaen": True, **in_folder(music)}, player)
    try:
        asked.ask("chwaraea Bryn Fôn")
        assert asked.ask("chwaraea Radio Cymru").answer in {
            "Mae'n ddrwg gen i, ddaeth dim sain gan Radio Cymru: efallai fod y cyfeiriad wedi "
            "newid, neu'r cysylltiad wedi methu.",
            "Alla i ddim cael Radio Cymru ar hyn o bryd: mae'r ffrwd yn ddistaw.",
        }
        assert player.playing() is None  # nor does the song of before go on
        assert "chwarae" in asked.ask("oedi'r radio").answer
        asked.ask("chwaraea Bryn Fôn")  # and the player is none the worse
        assert player.playing() == str(music / "a.flac")
    finally:
        player.quit()


def test_files_that_cannot_be_played(tmp_path: Path, player: MpvPlayer) -> None:
    folder = tmp_path / "cerddoriaeth"
    folder.mkdir()
    (folder / "darn.mp3").write_bytes(b"dim byd o werth")
    asked = assistant(in_folder(folder), player)
    assert "ffeiliau" in asked.ask("chwaraea darn").answer
    assert player.playing() is None
