"""The acoustic model in numpy hears what Vosk hears with the same file."""

from pathlib import Path

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from macsen_lite import paths
from macsen_lite.audio.resampling import resample
from macsen_lite.clip import AudioClip
from macsen_lite.errors import ModelError
from macsen_lite.speech.hearing import Hearing
from macsen_lite.speech.mfcc import FEATURES, RATE, MfccStream
from macsen_lite.speech.network import AcousticNetwork, NetworkStream
from macsen_lite.speech.phones import PHONES
from tests.fakes.synthetic_speech import synthetic_speech

MODEL = paths.models_dir() / "macsen-cy" / "am" / "final.mdl"


@pytest.fixture(scope="module")
def network() -> AcousticNetwork:
    return AcousticNetwork.read(MODEL)


@pytest.fixture(scope="module")
def sound() -> np.ndarray:
    speech = resample(synthetic_speech("Mae'r gath yn cysgu ar y gadair goch."), RATE).samples
    quiet = np.zeros(RATE // 2, np.int16)
    return np.concatenate([quiet, speech, quiet])


def test_vosk_hears_the_same_phones(network: AcousticNetwork, sound: np.ndarray) -> None:
    outputs = NetworkStream(network).accept(MfccStream().accept(sound)).argmax(axis=1)
    changes = np.flatnonzero(np.diff(outputs, prepend=0))
    ours = [PHONES[outputs[i] - 1] for i in changes if outputs[i]]
    theirs = Hearing.of_this_user("macsen-cy").open_phones().transcribe(AudioClip(sound, RATE))
    # Vosk adds random noise of one unit to the sound.
    assert Levenshtein.distance(ours, theirs.text.split()) <= 2
    assert len(ours) > 20


@pytest.mark.parametrize("size", [1, 37, 160, 512, 5000])
def test_pieces_give_what_the_whole_gives(
    network: AcousticNetwork, sound: np.ndarray, size: int
) -> None:
    sound = sound[: RATE if size == 1 else None]
    whole = MfccStream().accept(sound)
    mfcc = MfccStream()
    pieces = [mfcc.accept(sound[at : at + size]) for at in range(0, len(sound), size)]
    np.testing.assert_allclose(np.concatenate(pieces), whole, atol=1e-3)
    stream, expected = NetworkStream(network), NetworkStream(network).accept(whole)
    outputs = np.concatenate([stream.accept(piece) for piece in pieces])
    np.testing.assert_allclose(outputs, expected, atol=1e-2)


def test_outputs_are_probabilities(network: AcousticNetwork, sound: np.ndarray) -> None:
    outputs = NetworkStream(network).accept(MfccStream().accept(sound))
    frames = (len(sound) - 400) // 160 + 1
    assert outputs.shape == (-(-(frames - network.context) // 3), len(PHONES) + 1)
    np.testing.assert_allclose(np.exp(outputs).sum(axis=1), 1, atol=1e-4)


def test_a_reset_stream_is_a_new_one(network: AcousticNetwork, sound: np.ndarray) -> None:
    features = MfccStream().accept(sound)
    stream = NetworkStream(network)
    first = stream.accept(features)
    stream.reset()
    np.testing.assert_array_equal(stream.accept(features), first)


def test_nothing_and_next_to_nothing(network: AcousticNetwork) -> None:
    assert MfccStream().accept(np.zeros(399, np.int16)).shape == (0, FEATURES)
    one = MfccStream().accept(np.zeros(400, np.int16))
    assert one.shape == (1, FEATURES)
    assert np.isfinite(one).all()
    assert NetworkStream(network).accept(one).shape == (0, len(PHONES) + 1)


def test_features_are_kaldis() -> None:
    knf = pytest.importorskip(
        "kaldi_native_fbank", reason="kaldi-native-fbank is not installed (extra train)"
    )
    options = knf.MfccOptions()
    options.frame_opts.dither = 0.0
    options.use_energy = False
    options.num_ceps = options.mel_opts.num_bins = FEATURES
    options.mel_opts.high_freq = 7600
    sound = (2000 * np.random.default_rng(1).standard_normal(RATE)).astype(np.int16)
    kaldi = knf.OnlineMfcc(options)
    kaldi.accept_waveform(RATE, sound.astype(np.float32))
    kaldi.input_finished()
    frames = np.stack([kaldi.get_frame(i) for i in range(kaldi.num_frames_ready)])
    np.testing.assert_allclose(MfccStream().accept(sound), frames, atol=0.02)


@pytest.mark.parametrize("keep", [0, 100, 5_000, 400_000, 11_000_000])
def test_a_damaged_file_is_one_clear_error(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "final.mdl"
    path.write_bytes(MODEL.read_bytes()[:keep])
    with pytest.raises(ModelError) as error:
        AcousticNetwork.read(path)
    assert str(path) in str(error.value)
    assert error.value.hint


def upper_layers(network: AcousticNetwork, count: int) -> dict[str, np.ndarray]:
    """What a file of the network's own topmost layers would hold."""
    parts = {"head": network.head, "output": network.output}
    for number, layer in enumerate(network.layers[-count:], 1):
        parts |= {f"tdnnf{number}.linear": layer.linear, f"tdnnf{number}.affine": layer.affine}
    arrays = {f"{name}.weight": part.weight for name, part in parts.items()}
    return arrays | {f"{name}.bias": part.bias for name, part in parts.items()}


def test_other_upper_layers_take_the_place_of_its_own(
    network: AcousticNetwork, sound: np.ndarray, tmp_path: Path
) -> None:
    features = MfccStream().accept(sound)
    expected = NetworkStream(network).accept(features)
    arrays = upper_layers(network, 3)
    np.savez(tmp_path / "same.npz", **arrays)
    same = NetworkStream(network.with_upper(tmp_path / "same.npz")).accept(features)
    np.testing.assert_array_equal(same, expected)
    arrays["tdnnf2.linear.weight"] = -arrays["tdnnf2.linear.weight"]
    np.savez(tmp_path / "other.npz", **arrays)
    other = NetworkStream(network.with_upper(tmp_path / "other.npz")).accept(features)
    assert np.abs(other - expected).max() > 1


@pytest.mark.parametrize("damage", ["missing", "cut", "no head", "shape", "text"])
def test_damaged_upper_layers_are_one_clear_error(
    network: AcousticNetwork, tmp_path: Path, damage: str
) -> None:
    path, arrays = tmp_path / "upper.npz", upper_layers(network, 1)
    if damage == "no head":
        del arrays["head.bias"]
    if damage == "shape":
        arrays["tdnnf1.affine.weight"] = arrays["tdnnf1.affine.weight"][:, 1:]
    if damage != "missing":
        np.savez(path, **arrays)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:5000])
    if damage == "text":
        path.write_text("not weights", encoding="utf-8")
    with pytest.raises(ModelError) as error:
        network.with_upper(path)
    assert str(path) in str(error.value)
    assert error.value.hint
