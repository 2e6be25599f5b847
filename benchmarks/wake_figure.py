"""The wake word's curve as a picture: for wake.py. Needs matplotlib, of the extra `train`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from macsen_lite.listening.wake import THRESHOLDS

LINES = {
    "clean": ("no noise", "tab:green"),
    "noise:20": ("noise 20 dB below the voice", "tab:blue"),
    "noise:10": ("noise 10 dB below", "tab:orange"),
    "noise:5": ("noise 5 dB below", "tab:red"),
}
MARKS = {"uchel": "s", "arferol": "o", "isel": "^"}
THRESHOLD_RANGE = np.arange(-16.0, -0.4, 0.1)
MOST_AN_HOUR = 6.0


class Scored(Protocol):
    """A clip that was listened to (`wake.Scored`)."""

    source: str
    half: str
    condition: str
    seconds: float
    score: float


def draw_figure(people: Sequence[Scored], voices: Sequence[Scored], path: Path) -> None:
    """Misses against false alarms, a line for each noise; along a line moves the threshold.

    False alarms are of people, of the half that the upper layers did not learn from; misses are of
    espeak-ng's voices. The axes say so.
    """
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "macsen-lite"  # the same file each time
    from matplotlib import pyplot

    reported = [clip for clip in people if clip.half == "report"]
    length = sum(clip.seconds for clip in reported) / 3600
    said = [clip for clip in voices if clip.source.startswith("espeak")]

    def alarms(threshold: float) -> float:
        return sum(clip.score >= threshold for clip in reported) / length

    def missed(condition: str, threshold: float) -> float:
        clips = [clip.score for clip in said if clip.condition == condition]
        return 100 * float(np.mean(np.array(clips) < threshold))

    figure, axes = pyplot.subplots(figsize=(8, 5))
    axes.axvspan(0, 0.5, color="tab:green", alpha=0.08, linewidth=0)
    axes.axhspan(0, 5, color="tab:green", alpha=0.08, linewidth=0)
    for condition, (name, colour) in LINES.items():
        along = [(alarms(t), missed(condition, t)) for t in THRESHOLD_RANGE]
        axes.plot(*zip(*along, strict=True), color=colour, label=name)
        for setting, mark in MARKS.items():
            threshold = THRESHOLDS[setting]
            axes.plot(alarms(threshold), missed(condition, threshold), mark, color=colour)
    for setting, mark in MARKS.items():
        axes.plot([], [], mark, color="black", label=f"trothwy = {setting}")
    axes.set_xlim(-0.15, MOST_AN_HOUR)
    axes.set_ylim(0, 100)
    axes.set_xlabel(f"false alarms an hour: people who do not say it, {length:.1f} h")
    count = sum(clip.condition == "clean" for clip in said)
    axes.set_ylabel(f"missed, %: synthetic voices, {count} clips each")
    axes.set_title(
        "The two axes come from different speech: people, and espeak-ng’s voices", fontsize=10
    )
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
