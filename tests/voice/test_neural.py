"""Neural voices: a network that says what it was given stands for one that speaks."""

import importlib.util
import json
import shutil
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto

from macsen_lite.clip import AudioClip
from macsen_lite.config.config import Config
from macsen_lite.config.writing import write_setting
from macsen_lite.errors import MacsenError, UsageError, VoiceError
from macsen_lite.speaking import Mouth, users_voice, voice_settings
from macsen_lite.voice.choose import choose_speaker
from macsen_lite.voice.neural import NeuralSpeaker, sentences
from macsen_lite.voice.playback import Player
from macsen_lite.voice.speaker import Accent, VoiceSettings
from tests.fakes.sound import RecordingPlayer
from tests.fakes.tiny_voice import (
    ESPEAK_PHONEMES,
    RATE,
    Given,
    description,
    network,
    read_back,
    write_voice,
)

pytestmark = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)

BANGOR_MAP = json.loads(
    (
        Path(importlib.util.find_spec("techiaith.g2p").origin or "").parent
        / "bangor_phoneme_id_map.json"
    ).read_text(encoding="utf-8")
)["phoneme_id_map"]


def bangor(**changes: object) -> dict[str, object]:
    """The JSON of a voice that takes Bangor's phonemes."""
    return description(
        **{
            "phoneme_type": "text",
            "espeak": None,
            "language": {"code": "cy_en_GB"},
            "phoneme_id_map": BANGOR_MAP,
            "english_mode": "native",
        }
        | changes
    )


def speaker(path: Path, **settings: object) -> NeuralSpeaker:
    return NeuralSpeaker(VoiceSettings(file=str(path), **settings), RecordingPlayer())


def given(path: Path, text: str, *, with_speakers: bool = False, **settings: object) -> Given:
    clip = speaker(path, **settings).synthesise(text)
    return read_back(clip.samples, with_speakers=with_speakers)


def phonemes(ids: list[int]) -> str:
    """The ids as espeak-ng's phonemes, after a look at how they are put together."""
    assert ids[:2] == [1, 0] and ids[-1] == 2 and set(ids[1:-1:2]) == {0}
    return "".join(ESPEAK_PHONEMES[n] for n in ids[2:-1:2])


# ------------------------------------------------------------------------- what it is given


def test_espeaks_phonemes_reach_the_network_padded_between_begin_and_end(tmp_path: Path) -> None:
    ids = given(write_voice(tmp_path), "Bore da.").ids
    said = subprocess.run(
        ["espeak-ng", "-v", "cy", "-q", "--ipa", "Bore da"], capture_output=True, check=True
    )
    ipa = unicodedata.normalize("NFD", said.stdout.decode().strip())
    assert phonemes(ids) == f"{ipa}."


def test_a_comma_stays_within_the_sentence_and_numbers_are_words(tmp_path: Path) -> None:
    path = write_voice(tmp_path)
    assert ", " in phonemes(given(path, "Bore da, Siân.").ids)
    assert given(path, "Mae 3 yma.").ids == given(path, "Mae tri yma.").ids


def test_replaced_phonemes_are_those_that_the_voice_has(tmp_path: Path) -> None:
    plain = phonemes(given(write_voice(tmp_path), "Bore da.").ids)
    path = write_voice(tmp_path, json_=description(phoneme_map={"b": ["p", "h"]}))
    assert phonemes(given(path, "Bore da.").ids) == plain.replace("b", "ph")


def test_bangors_ids_are_those_of_its_g2p(tmp_path: Path) -> None:
    text = "Mae hi'n ddydd Llun, bobol bach."
    child = (
        "import sys, json; from techiaith.g2p import BangorG2P;"
        "print(json.dumps(BangorG2P(english_mode='native').text_to_ids(sys.argv[1], lang='cy')))"
    )
    said = subprocess.run([sys.executable, "-c", child, text], capture_output=True, check=True)
    assert given(write_voice(tmp_path, json_=bangor()), text).ids == json.loads(said.stdout)


def test_another_version_of_bangors_data_is_warned_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    voice = speaker(write_voice(tmp_path, json_=bangor(g2p={"data_version": "0123456789abcdef"})))
    voice.synthesise("Bore da.")
    warnings = [r.getMessage() for r in caplog.records if "0123456789abcdef" in r.getMessage()]
    assert len(warnings) == 1


def test_the_scales_are_the_voices_and_the_rate_shortens(tmp_path: Path) -> None:
    path = write_voice(tmp_path)
    assert given(path, "Bore da.").scales == [0.5, 1.5, 0.75]
    assert given(path, "Bore da.", rate=320).scales == [0.5, 0.75, 0.75]
    assert given(path, "Bore da.", rate=80).scales == [0.5, 3.0, 0.75]


def test_the_volume_is_that_of_the_samples(tmp_path: Path) -> None:
    path = write_voice(tmp_path)
    full = speaker(path).synthesise("Bore da.").samples
    half = speaker(path, volume=0.5).synthesise("Bore da.").samples
    assert np.abs(full / 2 - half).max() <= 1
    assert full.max() == 32767
    assert not speaker(path, volume=0.0).synthesise("Bore da.").samples.any()


def test_speakers_are_chosen_by_name_or_number(tmp_path: Path) -> None:
    path = write_voice(
        tmp_path,
        network(with_speakers=True),
        description(num_speakers=3, speaker_id_map={"Gwen": 0, "Aled": 2}),
    )
    assert given(path, "Bore da.", with_speakers=True).speaker == 0
    assert given(path, "Bore da.", with_speakers=True, speaker="Aled").speaker == 2
    assert given(path, "Bore da.", with_speakers=True, variant="1").speaker == 1
    for wrong in ("Siân", "3"):
        with pytest.raises(UsageError, match=wrong) as caught:
            speaker(path, variant=wrong).check()
        assert "Gwen, Aled" in caught.value.hint
        with pytest.raises(VoiceError, match=wrong) as found:
            speaker(path, speaker=wrong).check()
        assert "Gwen, Aled" in found.value.hint


# ---------------------------------------------------------------------- sentence by sentence


def test_each_sentence_is_played_as_soon_as_it_is_made(tmp_path: Path) -> None:
    player = RecordingPlayer()
    voice = NeuralSpeaker(VoiceSettings(file=str(write_voice(tmp_path))), player)
    clip = voice.say("Bore da. Sut wyt ti? Da iawn!")
    assert len(player.played) == 3
    assert np.array_equal(np.concatenate([c.samples for c in player.played]), clip.samples)
    pause = round(0.2 * RATE)
    assert not player.played[0].samples[-pause:].any()
    assert read_back(player.played[0].samples[:-pause]) == given(voice_path(voice), "Bore da.")
    assert np.array_equal(clip.samples, voice.synthesise("Bore da. Sut wyt ti? Da iawn!").samples)


def voice_path(voice: NeuralSpeaker) -> Path:
    return Path(voice.settings.file)


def test_a_player_that_was_stopped_is_given_no_more(tmp_path: Path) -> None:
    class Stopped(RecordingPlayer):
        is_stopped = False

        def play(self, clip: AudioClip) -> None:
            super().play(clip)
            self.is_stopped = True

    player = Stopped()
    NeuralSpeaker(VoiceSettings(file=str(write_voice(tmp_path))), player).say("Un. Dau. Tri.")
    assert len(player.played) == 1


def test_whoever_stops_it_does_not_wait_for_the_next_sentence(tmp_path: Path) -> None:
    """The second sentence is not finished, and yet `say` returns."""

    class Stopped(RecordingPlayer):
        is_stopped = True

    made, finished, never = [], [], threading.Event()

    class Slow(NeuralSpeaker):
        def _sentence(self, words: str) -> AudioClip:
            made.append(words)
            if len(made) > 1:
                never.wait(60)
            clip = super()._sentence(words)
            finished.append(words)
            return clip

    voice = Slow(VoiceSettings(file=str(write_voice(tmp_path))), Stopped())
    voice.say("Un. Dau.")
    assert finished == ["Un."]
    never.set()


def test_sentences_end_at_their_marks() -> None:
    assert sentences("Bore da. Sut wyt ti, Siân? Iawn! ") == [
        "Bore da.",
        "Sut wyt ti, Siân?",
        "Iawn!",
    ]
    assert sentences("heb farc") == ["heb farc"]


# ------------------------------------------------------------------------------- refusals


def plain_json(text: str) -> Callable[[Path], object]:
    def write(path: Path) -> object:
        return path.with_name("llais.onnx.json").write_text(text, encoding="utf-8")

    return write


def without(*phonemes_: str) -> dict[str, list[int]]:
    return {p: [n] for n, p in enumerate(ESPEAK_PHONEMES) if p not in phonemes_}


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="dewiswyd"):
        NeuralSpeaker().check()
    with pytest.raises(VoiceError, match=r"llais\.onnx"):
        speaker(tmp_path / "llais.onnx").check()
    path = write_voice(tmp_path)
    path.with_name("llais.onnx.json").unlink()
    with pytest.raises(VoiceError, match=r"llais\.onnx\.json") as caught:
        speaker(path).check()
    assert caught.value.hint


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ({"audio": {"sample_rate": 96_000_000}}, "96000000 Hz"),
        ({"audio": {"sample_rate": "uchel"}}, "audio.sample_rate"),
        ({"audio": None}, "audio.sample_rate"),
        ({"audio": 3}, "audio"),
        ({"language": {"code": "en_GB"}, "espeak": {"voice": "en-gb"}}, "en_GB"),
        ({"espeak": {"voice": "en-gb"}}, "en-gb"),
        ({"espeak": None, "language": None}, "Cymraeg"),
        ({"phoneme_type": "pinyin"}, "pinyin"),
        ({"phoneme_type": "text"}, "text"),
        ({"phoneme_id_map": None}, r"_ \^ \$"),
        ({"phoneme_id_map": without("_")}, ": _"),
        ({"phoneme_id_map": without() | {"xx": [99]}}, "xx"),
        ({"phoneme_id_map": without() | {"a": "b"}}, "phoneme_id_map.a"),
        ({"num_symbols": 20}, "phoneme_id_map"),
        ({"phoneme_id_map": without("ɬ", "x")}, "ɬ"),
        ({"inference": {"length_scale": 0}}, "inference.length_scale"),
        ({"inference": {"noise_w": "dim"}}, "inference.noise_w"),
        ({"num_speakers": 0}, "num_speakers"),
        ({"num_speakers": 2}, "sid"),
        ({"speaker_id_map": {"Gwen": 4}}, "speaker_id_map"),
        ({"phoneme_map": {"a": 1}}, "phoneme_map.a"),
    ],
)
def test_a_description_that_does_not_fit_is_refused(
    tmp_path: Path, made: dict[str, object], says: str
) -> None:
    with pytest.raises(VoiceError, match=says) as caught:
        speaker(write_voice(tmp_path, json_=description(**made))).check()
    assert caught.value.hint


def test_all_the_phonemes_that_a_voice_lacks_are_named(tmp_path: Path) -> None:
    path = write_voice(tmp_path, json_=description(phoneme_id_map=without("ɬ", "x")))
    with pytest.raises(VoiceError) as caught:
        speaker(path).check()
    assert "ɬ" in caught.value.message and " x" in caught.value.message
    lacking = bangor(phoneme_id_map={p: n for p, n in BANGOR_MAP.items() if p not in ("ngh", "x")})
    with pytest.raises(VoiceError) as caught:
        speaker(write_voice(tmp_path, json_=lacking)).check()
    assert "ngh" in caught.value.message and " x" in caught.value.message


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00"])
def test_a_description_that_is_no_json_object_is_refused(tmp_path: Path, text: str) -> None:
    path = write_voice(tmp_path)
    plain_json(text)(path)
    with pytest.raises(VoiceError, match="JSON"):
        speaker(path).check()


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ({"rename": {"scales": "speed"}}, "scales, speed"),
        ({"rename": {"input": "tokens"}}, "input, tokens"),
        ({"input_type": TensorProto.INT32}, "input"),
        ({"scales": 2}, "scales"),
    ],
)
def test_a_network_with_other_inputs_is_refused(
    tmp_path: Path, made: dict[str, object], says: str
) -> None:
    with pytest.raises(VoiceError, match=says):
        speaker(write_voice(tmp_path, network(**made))).check()


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00" * 100], ids=["empty", "text", "zeros"])
def test_a_file_that_is_no_onnx_is_refused(tmp_path: Path, data: bytes) -> None:
    path = write_voice(tmp_path)
    path.write_bytes(data)
    with pytest.raises(VoiceError, match="ONNX"):
        speaker(path).check()


def test_what_comes_out_must_be_sound(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="2×"):
        speaker(write_voice(tmp_path, network(output=(2, -1)))).synthesise("Bore da Siân.")
    with pytest.raises(VoiceError, match=r"llais\.onnx"):
        speaker(write_voice(tmp_path, network(multiply=float("nan")))).synthesise("Bore da.")
    with pytest.raises(VoiceError):
        speaker(write_voice(tmp_path, network(multiply=0.0))).synthesise("Bore da.")
    with pytest.raises(VoiceError, match=r"llais\.onnx"):
        speaker(write_voice(tmp_path, network(output=(7, 11)))).synthesise("Bore da.")


def test_without_onnxruntime_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(VoiceError) as caught:
        speaker(write_voice(tmp_path)).check()
    assert "macsen-lite[llais]" in caught.value.hint


def test_another_accent_is_not_pretended(tmp_path: Path) -> None:
    with pytest.raises(VoiceError) as caught:
        speaker(write_voice(tmp_path), accent=Accent.SOUTH).check()
    assert "espeak" in caught.value.hint


# --------------------------------------------------------------------------------- settings


def test_a_voice_is_chosen_by_its_file_or_by_name(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = str(write_voice(tmp_path))
    assert choose_speaker().name == "espeak-ng"
    assert choose_speaker(settings=VoiceSettings(file=path)).name == "niwral"
    assert choose_speaker(settings=VoiceSettings(file=path, engine="espeak")).name == "espeak-ng"
    assert not caplog.records
    # An alarm is better said by another voice than by none; but not in silence.
    gone = VoiceSettings(file=path + "x")
    assert choose_speaker(settings=gone).name == "espeak-ng"
    assert "llais.onnxx" in caplog.text
    with pytest.raises(MacsenError, match=r"llais\.onnxx"):
        choose_speaker("niwral", gone)
    nobody = VoiceSettings(file=path, speaker="Siân")
    assert choose_speaker(settings=nobody).name == "espeak-ng"
    assert "Siân" in caplog.text


def test_the_users_settings_reach_the_voice_and_the_mouth(tmp_path: Path) -> None:
    from macsen_lite.config.config import config_path

    path = write_voice(tmp_path)
    write_setting(config_path(), "llais.ffeil", str(path))
    write_setting(config_path(), "llais.siaradwr", "0")
    settings = voice_settings(Config.of_this_user())
    assert (settings.file, settings.speaker, settings.engine) == (str(path), "0", "auto")
    assert isinstance(users_voice(), NeuralSpeaker)
    out = tmp_path / "ateb.wav"
    Mouth().save("Bore da.", out)
    import soundfile

    samples, rate = soundfile.read(out, dtype="int16")
    assert rate == RATE
    assert read_back(samples).scales == [0.5, 1.5, 0.75]


def test_the_mouth_loads_a_neural_voice_before_it_is_needed(tmp_path: Path) -> None:
    from macsen_lite.config.config import config_path

    opened: list[VoiceSettings] = []
    ready = threading.Event()

    def open_speaker(settings: VoiceSettings, player: Player | None) -> NeuralSpeaker:
        opened.append(settings)
        ready.set()
        raise VoiceError("told when something is said")

    Mouth(open_speaker=open_speaker).prepare()
    assert not opened  # espeak-ng has nothing to load
    write_setting(config_path(), "llais.ffeil", "/dim/llais.onnx")
    Mouth(open_speaker=open_speaker).prepare()
    assert ready.wait(60)
    assert opened[0].file == "/dim/llais.onnx"


def test_a_voice_that_was_replaced_is_loaded_anew(tmp_path: Path) -> None:
    path = write_voice(tmp_path)
    assert given(path, "Bore da.").scales[1] == 1.5
    changed = description(inference={"noise_scale": 0.5, "length_scale": 2, "noise_w": 0.75})
    write_voice(tmp_path, json_=changed | {"dataset": "arall"})
    assert given(path, "Bore da.").scales[1] == 2.0
