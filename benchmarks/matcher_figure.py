"""The matcher's curve as a picture: for matcher.py. Needs matplotlib, of the extra `train`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from macsen_lite.intents.decision import Thresholds

NAMES = ("no error", "one error", "two errors")
LINES = {"report": "-", "choose": ":"}


def draw_figure(
    points: Sequence[Mapping[str, Any]], chosen: Thresholds, shown: float, path: Path
) -> None:
    """Recall by number of errors against near-domain false accepts, in percent.

    A line is one threshold moved, the least score accepted with several slips (`accept`; for one
    slip it moves with it, as far below as chosen); ``shown`` is where it stands.
    """
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "macsen-lite"  # the same file each time
    from matplotlib import pyplot

    figure, (recall, false) = pyplot.subplots(1, 2, figsize=(10, 4.2))
    colours = ["tab:green", "tab:blue", "tab:orange"]
    for half, style in LINES.items():
        for errors, (name, colour) in enumerate(zip(NAMES, colours, strict=True)):
            line = sorted((100 * p[half]["near"], 100 * p[half]["recall"][errors]) for p in points)
            recall.plot(*zip(*line, strict=True), style, color=colour, label=f"{name}, {half}")
            for p in points:
                if abs(p["accept"] - shown) < 1e-6:
                    at = 100 * p[half]["near"], 100 * p[half]["recall"][errors]
                    recall.plot(*at, "o" if half == "report" else "x", color=colour)
        thresholds = [p["accept"] for p in points]
        for name, colour in {"near": "tab:red", "everyday": "tab:purple"}.items():
            rates = [100 * p[half][name] for p in points]
            title = "near-domain commands" if name == "near" else "everyday sentences"
            false.plot(thresholds, rates, style, color=colour, label=f"{title}, {half}")
    recall.axvline(3, color="grey", linewidth=0.8)
    recall.axhline(97, color="grey", linewidth=0.8)
    recall.set_xlabel("near-domain commands taken up, %")
    recall.set_ylabel("commands understood, of those not lost, %")
    recall.set_ylim(50, 101)
    false.axvline(shown, color="grey", linewidth=0.8)
    false.set_xlabel("least score that is accepted")
    false.set_ylabel("taken up though not meant, %")
    for axes in (recall, false):
        axes.grid(alpha=0.3)
        axes.legend(fontsize=7)
    figure.suptitle(
        f"missing ≤ {chosen.missing}, inside ≤ {chosen.inside}, altered ≤ {chosen.altered}"
    )
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
