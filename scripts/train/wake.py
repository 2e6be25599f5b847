"""Teach the wake word's upper layers: the acoustic model's, trained on in noise and near words.

    python scripts/train/wake.py --work WORK --checkpoint WORK/runs/second/final.pt \
        --half choose --out models/macsen-wake

The stores of prepare.py have to be there. The lower layers stay as they are, so each clip goes
through them once. The objective is CTC on all phones of all that is said: nothing here asks whether
a sound is the wake word, nor whether it is a person. Texts with the word, and as many with words
near it, are added in voices that training may use. `--half choose` leaves out the people on whom
benchmarks/wake.py reports; `report` leaves out the others.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import itertools
import math
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from torch import Tensor, nn
from torch.nn import functional as F

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "src")]

from recipe import synthesis, targets, waking  # noqa: E402
from recipe.augment import AugmentOptions, augment, trim_silence  # noqa: E402
from recipe.features import FEATURES, SUBSAMPLING, mfcc  # noqa: E402
from recipe.network import Network, Shape  # noqa: E402
from recipe.store import Store, Utterance, write_store  # noqa: E402

from macsen_lite.speech.manifest import write_manifest  # noqa: E402
from macsen_lite.speech.phones import PHONES  # noqa: E402

ACOUSTIC_MODEL = ROOT / "models" / "macsen-cy" / "am" / "final.mdl"


@dataclass(frozen=True, slots=True)
class Item:
    """A clip after the lower layers."""

    lower: np.ndarray
    """float16, (steps + 2 * layers, width)."""
    steps: int
    labels: list[int]


class Upper(nn.Module):
    """The layers that are trained, and the head."""

    def __init__(self, network: Network, count: int) -> None:
        super().__init__()
        self.layers, self.head1, self.head2 = network.layers[-count:], network.head1, network.head2
        self.register_buffer("shift", network.trunk_shift)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, steps + 2 * layers, width) to log-probabilities (batch, steps, outputs)."""
        for layer in self.layers:
            x = layer(x, layer.stride // SUBSAMPLING)
        x = F.relu(self.head1(x + self.shift))
        return F.log_softmax(self.head2(F.dropout(x, 0.1, self.training)).float(), -1)


def lower_layers(network: Network, count: int, x: Tensor) -> Tensor:
    """Features (1, frames, 40) to what the ``count`` topmost layers take: (1, steps, width)."""
    context, strides = network.shape.context, network.shape.strides
    x = torch.cat([x[:, :1].expand(-1, context, -1), x, x[:, -1:].expand(-1, context, -1)], 1)
    x = network.splice(torch.cat([x[:, :-2], x[:, 1:-1], x[:, 2:]], -1))
    x = F.relu(network.first(x))
    left, step = context - 1, 1
    for index, layer in enumerate(network.layers[:-count]):
        gap = layer.stride // step
        left -= gap
        if step == 1 and strides[index + 1] % SUBSAMPLING == 0:
            x = layer(x, gap, slice(left % SUBSAMPLING, None, SUBSAMPLING))
            left, step = left // SUBSAMPLING, SUBSAMPLING
        else:
            x = layer(x, gap)
    return x


def say_words(work: Path, counts: dict[str, int], seed: int) -> None:
    """The stores of the word and its neighbours, unless they are there."""
    rows = Store(work / "stores" / "joe")
    commands = [row.text for row in rows if waking.WORD.casefold() not in row.text.casefold()]
    makers = {
        "wake-espeak": lambda n: waking.espeak_corpus(n, seed, commands),
        "wake-joe": lambda n: waking.neural_corpus(synthesis.piper_joe(), n, seed + 1, commands),
    }
    for name, make in makers.items():
        if not (work / "stores" / name).exists():
            store = write_store(work / "stores" / name, make(counts[name]))
            print(f"{name}: {len(store)} utterances, {store.seconds / 3600:.2f} h", flush=True)


def chosen(work: Path, repeats: dict[str, float], half: str, rng: random.Random) -> list[Utterance]:
    """The utterances that are heard, in some order; of people, those of that half."""
    heard: list[Utterance] = []
    for name, repeat in repeats.items():
        store = Store(work / "stores" / name)
        places = list(range(len(store)))
        if repeat < 1:
            places = rng.sample(places, int(repeat * len(places)))
        for _ in range(max(1, int(repeat))):
            heard += [store[place] for place in places]
    wanted = ("choose", "report") if half == "all" else (half,)
    heard = [u for u in heard if not u.human or waking.half_of(u.speaker) in wanted]
    rng.shuffle(heard)
    return heard


def listen(
    network: Network, utterances: list[Utterance], config: dict[str, Any], half: str
) -> list[Item]:
    """Each augmented once, and taken through the lower layers."""
    rng, items = np.random.default_rng(config["seed"]), []
    for number, utterance in enumerate(utterances):
        sound = np.asarray(utterance.samples)
        if utterance.human:
            sound = (trim_silence(sound.astype(np.float32) / 32768.0) * 32767).astype(np.int16)
        share = "high_share_wake" if utterance.key.startswith("wake-") else "high_share"
        warp = config["high_warp" if rng.random() < config[share] else "warp"]
        options = AugmentOptions(warp=tuple(warp), snr_db=tuple(config["snr_db"]))
        features = mfcc(augment(sound, rng, options))
        labels = [int(label) for label in targets.ids(utterance.phones)]
        steps = -(-len(features) // SUBSAMPLING)
        if steps < len(labels) + sum(a == b for a, b in itertools.pairwise(labels)):
            continue  # too fast for CTC
        colour = rng.standard_normal((1, FEATURES)) * ([6.0] + [2.0] * (FEATURES - 1))
        frames = torch.from_numpy(features + colour.astype(np.float32))[None]
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            lower = lower_layers(network, config["layers"], frames)[0]
        items.append(Item(lower.float().numpy().astype(np.float16), steps, labels))
        if number % 500 == 499:
            print(f"heard {number + 1} of {len(utterances)} ({half})", flush=True)
    return items


def batches(items: list[Item], size: int) -> list[list[Item]]:
    """Of about ``size`` steps, those of like length together."""
    found: list[list[Item]] = [[]]
    filled = 0
    for item in sorted(items, key=lambda item: len(item.lower)):
        if filled + len(item.lower) > size and found[-1]:
            found.append([])
            filled = 0
        found[-1].append(item)
        filled += len(item.lower)
    return found


def stacked(batch: list[Item], rng: random.Random) -> Tensor:
    """The clips of a batch, their last step repeated; now and then a few steps are hidden."""
    longest = max(len(item.lower) for item in batch)
    rows = [np.pad(i.lower, ((0, longest - len(i.lower)), (0, 0)), "edge") for i in batch]
    x = torch.from_numpy(np.stack(rows).astype(np.float32))
    if rng.random() < 0.5:
        mean = x.mean((0, 1))
        for row in x:
            start = rng.randrange(longest)
            row[start : start + rng.randrange(1, 5)] = mean
    return x


def train(upper: Upper, items: list[Item], config: dict[str, Any], rng: random.Random) -> Upper:
    """The running average of the weights after all epochs."""
    average, parameters = copy.deepcopy(upper), list(upper.parameters())
    optimiser = torch.optim.AdamW(
        parameters, lr=config["rate"], weight_decay=config["weight_decay"]
    )
    parts = batches(items, config["batch_steps"])
    step, total, start = 0, config["epochs"] * len(parts), time.monotonic()
    for epoch in range(config["epochs"]):
        rng.shuffle(parts)
        losses = []
        upper.train()
        for batch in parts:
            with torch.autocast("cpu", torch.bfloat16):
                output = upper(stacked(batch, rng))
            loss = F.ctc_loss(
                output.transpose(0, 1),
                torch.tensor([label for item in batch for label in item.labels]),
                torch.tensor([min(item.steps, output.shape[1]) for item in batch]),
                torch.tensor([len(item.labels) for item in batch]),
                zero_infinity=True,
            )
            progress = step / total
            share = min(1.0, progress / 0.05) * (0.5 + 0.5 * math.cos(math.pi * progress))
            for group in optimiser.param_groups:
                group["lr"] = config["rate"] * share + 1e-6
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 2.0)
            optimiser.step()
            step += 1
            decay = min(config["average_decay"], step / (step + 20))
            with torch.no_grad():
                for kept, new in zip(average.parameters(), upper.parameters(), strict=True):
                    kept.lerp_(new, 1 - decay)
            losses.append(float(loss.detach()))
        spent = time.monotonic() - start
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}, {spent:.0f} s", flush=True)
    return average


def write(upper: Upper, folder: Path) -> None:
    """``upper.npz`` as `AcousticNetwork.with_upper` reads it, and the checksums."""
    parts: dict[str, nn.Linear] = {}
    for number, layer in enumerate(upper.layers, 1):
        parts |= {f"tdnnf{number}.linear": layer.linear, f"tdnnf{number}.affine": layer.affine}
    parts |= {"head": upper.head1, "output": upper.head2}
    arrays = {}
    for name, part in parts.items():
        weight, bias = part.weight.detach(), part.bias.detach()
        if name == "head":
            bias = bias + weight @ upper.shift  # as in the exported acoustic model
        arrays[f"{name}.weight"] = weight.numpy().T.astype(np.float16)
        arrays[f"{name}.bias"] = bias.numpy().astype(np.float16)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "upper.npz", **arrays)
    checksum = hashlib.sha256(ACOUSTIC_MODEL.read_bytes()).hexdigest()
    (folder / "lower.sha256").write_text(f"{checksum}  am/final.mdl\n", encoding="utf-8")
    write_manifest(folder)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "wake.yaml")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True, help="of the bundled model")
    parser.add_argument("--half", choices=("choose", "report", "all"), default="choose")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    config = yaml.safe_load(options.config.read_text(encoding="utf-8"))
    torch.set_num_threads(1)
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    network = Network(Shape(outputs=len(PHONES) + 1))
    network.load_state_dict(torch.load(options.checkpoint)["average"])
    network.eval()
    say_words(options.work, config["utterances"], config["seed"])
    utterances = chosen(options.work, config["repeats"], options.half, rng)
    items = listen(network, utterances, config, options.half)
    hours = sum(item.steps for item in items) * 0.03 / 3600
    print(f"{len(items)} clips, {hours:.2f} h", flush=True)
    write(train(Upper(network, config["layers"]), items, config, rng), options.out)


if __name__ == "__main__":
    main()
