"""A neural voice whose "sound" says what it was given: VITS's inputs and outputs, and no speech.

The samples are, in order: each id / 1000, the length / 1000, the three scales / 10, the number of
the speaker / 1000 if it has speakers, and 1, so that making it as loud as can be changes nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

# What espeak-ng gives for Welsh, in the order of nothing in particular; ids as Piper begins them.
ESPEAK_PHONEMES = (
    "_^$ !',-.?abcdefhijklmnoprstuvwxzæçðøŋœɐɑɒɔəɚɛɜɡɣɨɪɬɲɹɾʀʃʊʌʒʔʰʲˈˌːθχ"
    "\u0303\u0325\u0327\u0329\u0361"
)
RATE = 16_000


@dataclass(frozen=True)
class Given:
    """What the network was given, read back from its sound."""

    ids: list[int]
    scales: list[float]
    speaker: int | None


def network(
    *,
    with_speakers: bool = False,
    rename: Mapping[str, str] | None = None,
    input_type: int = TensorProto.INT64,
    scales: int | None = 3,
    output: Sequence[int] = (1, 1, -1),
    multiply: float = 1.0,
) -> onnx.ModelProto:
    """The network; the arguments make it one that does not fit."""
    names = {name: (rename or {}).get(name, name) for name in ("input", "input_lengths", "scales")}
    info = helper.make_tensor_value_info
    inputs = [
        info(names["input"], input_type, ["batch", "phonemes"]),
        info(names["input_lengths"], TensorProto.INT64, ["batch"]),
        info(names["scales"], TensorProto.FLOAT, [scales]),
    ]
    floats = TensorProto.FLOAT
    nodes = [
        helper.make_node("Cast", [names["input"]], ["f"], to=floats),
        helper.make_node("Reshape", ["f", "flat"], ["ids"]),
        helper.make_node("Div", ["ids", "thousand"], ["a"]),
        helper.make_node("Cast", [names["input_lengths"]], ["l"], to=floats),
        helper.make_node("Div", ["l", "thousand"], ["b"]),
        helper.make_node("Div", [names["scales"], "ten"], ["c"]),
    ]
    parts = ["a", "b", "c"]
    if with_speakers:
        inputs.append(info("sid", TensorProto.INT64, ["batch"]))
        nodes += [
            helper.make_node("Cast", ["sid"], ["s"], to=floats),
            helper.make_node("Div", ["s", "thousand"], ["d"]),
        ]
        parts.append("d")
    nodes += [
        helper.make_node("Concat", [*parts, "one"], ["sound"], axis=0),
        helper.make_node("Mul", ["sound", "factor"], ["loud"]),
        helper.make_node("Reshape", ["loud", "shape"], ["output"]),
    ]
    constants = {
        "flat": np.array([-1], np.int64),
        "shape": np.array(output, np.int64),
        "thousand": np.array([1000], np.float32),
        "ten": np.array([10], np.float32),
        "one": np.array([1], np.float32),
        "factor": np.array([multiply], np.float32),
    }
    graph = helper.make_graph(
        nodes,
        "tiny",
        inputs,
        [info("output", floats, [None] * len(output))],
        [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    return model


def description(**changes: object) -> dict[str, object]:
    """The JSON of a voice that takes espeak-ng's phonemes; a None takes a field away."""
    made: dict[str, object] = {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": "cy"},
        "language": {"code": "cy_GB"},
        "inference": {"noise_scale": 0.5, "length_scale": 1.5, "noise_w": 0.75},
        "phoneme_type": "espeak",
        "phoneme_map": {},
        "phoneme_id_map": {each: [n] for n, each in enumerate(ESPEAK_PHONEMES)},
        "num_symbols": 256,
        "num_speakers": 1,
        "speaker_id_map": {},
    } | changes
    return {name: value for name, value in made.items() if value is not None}


def write_voice(folder: Path, model: onnx.ModelProto | None = None, json_: object = None) -> Path:
    """Write a voice into ``folder``; returns the path of its network."""
    path = folder / "llais.onnx"
    path.write_bytes((model or network()).SerializeToString())
    text = json.dumps(description() if json_ is None else json_, ensure_ascii=False)
    path.with_name("llais.onnx.json").write_text(text, encoding="utf-8")
    return path


def read_back(samples: np.ndarray, *, with_speakers: bool = False) -> Given:
    """What the network was given to make this sound, of one sentence at full volume."""
    values = list(samples.astype(np.float64) / 32767)
    assert round(values.pop(), 3) == 1
    speaker = round(values.pop() * 1000) if with_speakers else None
    scales = [round(value * 10, 2) for value in values[-3:]]
    length = round(values[-4] * 1000)
    ids = [round(value * 1000) for value in values[:-4]]
    assert length == len(ids)
    return Given(ids, scales, speaker)
