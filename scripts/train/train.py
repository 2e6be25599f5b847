"""Train the network on prepared stores. Interrupt freely: run again to go on from the last epoch.

python scripts/train/train.py --work WORK --name NAME [--trunk final.mdl] --dev FOLDER …
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
import yaml
from torch.nn import functional as F

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "src")]

from recipe import nnet3, scoring  # noqa: E402
from recipe.batches import Batch, clean_features, epoch_batches  # noqa: E402
from recipe.network import Network, Shape  # noqa: E402
from recipe.store import Store  # noqa: E402

from macsen_lite.speech.phones import PHONES  # noqa: E402


def input_statistics(stores: dict[str, Store]) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and deviation of each cepstral coefficient over a sample of clips."""
    rng = random.Random(0)
    frames = [
        clean_features(store[rng.randrange(len(store))].samples)
        for store in stores.values()
        for _ in range(40)
    ]
    joined = np.concatenate(frames)
    return torch.from_numpy(joined.mean(0)), torch.from_numpy(joined.std(0))


def open_stores(folder: Path, wanted: list[str]) -> dict[str, Store]:
    """The wanted stores that are prepared; says what it opened and what is missing."""
    stores = {name: Store(folder / name) for name in wanted if (folder / name).exists()}
    for name, store in stores.items():
        print(f"{name}: {len(store)} utterances, {store.seconds / 3600:.2f} h", flush=True)
    missing = sorted(set(wanted) - set(stores))
    if missing:
        print(f"not prepared, left out: {', '.join(missing)}", flush=True)
    return stores


def one_cycle(progress: float, warm_up: float) -> float:
    """Learning rate at `progress` (0–1) as a share of the peak: cosine up, then cosine down."""
    if progress < warm_up:
        return 0.04 + 0.96 * (1 - math.cos(math.pi * progress / warm_up)) / 2
    return 0.002 + 0.998 * (1 + math.cos(math.pi * (progress - warm_up) / (1 - warm_up))) / 2


def ctc(network: Network, batch: Batch) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        output = network(batch.features)
    return F.ctc_loss(
        output.transpose(0, 1),
        batch.targets,
        batch.output_lengths.clamp(max=output.shape[1]),
        batch.target_lengths,
        zero_infinity=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.yaml")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--name", default="macsen-cy", help="this run's folder under WORK/runs")
    parser.add_argument("--trunk", type=Path, help="am/final.mdl to start from; none: from nothing")
    parser.add_argument("--start", type=Path, help="checkpoint of another run to start from")
    parser.add_argument("--dev", type=Path, nargs="*", default=[], help="labelled Welsh folders")
    parser.add_argument("--sources", nargs="*", help="use just these stores")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    config = yaml.safe_load(options.config.read_text(encoding="utf-8"))
    settings, seed = config["train"], config["seed"]
    epochs = options.epochs or settings["epochs"]
    torch.set_num_threads(options.threads)
    torch.manual_seed(seed)

    wanted = options.sources or list(config["repeats"])
    stores = open_stores(options.work / "stores", wanted)
    dev = {folder.name: scoring.load_set(folder) for folder in options.dev}

    run = options.work / "runs" / options.name
    run.mkdir(parents=True, exist_ok=True)
    network = Network(Shape(outputs=len(PHONES) + 1))
    if options.start:
        network.load_state_dict(torch.load(options.start)["average"])
    elif options.trunk:
        nnet3.load_trunk(network, options.trunk)
    else:
        network.set_input_statistics(*input_statistics(stores))
    average = copy.deepcopy(network)

    head = [*network.head1.parameters(), *network.head2.parameters()]
    names = {id(p) for p in head}
    trunk = [p for p in network.parameters() if p.requires_grad and id(p) not in names]
    trained = options.trunk or options.start
    trunk_rate = settings["trunk_rate" if trained else "head_rate"]
    optimiser = torch.optim.AdamW(
        [{"params": head}, {"params": trunk}], lr=1e-3, weight_decay=settings["weight_decay"]
    )
    peaks = (settings["head_rate"], trunk_rate)
    first = 0
    last = run / "last.pt"
    if last.exists():
        state = torch.load(last)
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        first = state["epoch"] + 1
        print(f"going on from epoch {first}", flush=True)

    for epoch in range(first, epochs):
        start, total, seconds = time.monotonic(), 0.0, 0.0
        count, batches = epoch_batches(
            stores, config["repeats"], settings["batch_s"], seed + 1000 * (epoch + 1)
        )
        network.train()
        for number, batch in enumerate(batches, 1):
            loss = ctc(network, batch)
            share = one_cycle((epoch + number / count) / epochs, settings["warm_up"])
            for group, peak in zip(optimiser.param_groups, peaks, strict=True):
                group["lr"] = share * peak
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            total += float(loss.detach())
            seconds += batch.seconds
            # Running average of the weights: its figures are steadier than the last step's.
            decay = min(settings["average_decay"], number / (number + 20) if not epoch else 1)
            with torch.no_grad():
                for kept, new in zip(average.parameters(), network.parameters(), strict=True):
                    kept.lerp_(new, 1 - decay)
            if number % 25 == 0:
                spent = time.monotonic() - start
                left = spent / number * (count - number)
                print(
                    f"  epoch {epoch} {number}/{count} loss {total / number:.3f} "
                    f"{seconds / spent:.0f} s of sound a second, {left / 60:.1f} min left",
                    flush=True,
                )
        figures = {name: str(scoring.score(average, clips)) for name, clips in dev.items()}
        row = {
            "epoch": epoch,
            "loss": round(total / count, 4),
            "hours": round(seconds / 3600, 2),
            "minutes": round((time.monotonic() - start) / 60, 1),
        } | figures
        print(json.dumps(row), flush=True)
        with (run / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")
        state = {
            "network": network.state_dict(),
            "average": average.state_dict(),
            "optimiser": optimiser.state_dict(),
            "epoch": epoch,
        }
        temporary = last.with_suffix(".partial")
        torch.save(state, temporary)
        temporary.rename(last)
    torch.save({"average": average.state_dict(), "epochs": epochs}, run / "final.pt")


if __name__ == "__main__":
    main()
