"""The thresholds that decide what counts as heard, as fitted on the dev sets.

A model carries them in `conf/macsen.yaml`, written by the recipe's calibration::

    decision:
      filler_cost: 2.6       # nats for each phone of speech outside the grammar
      min_confidence: 0.35   # mean word confidence below which nothing counts as heard
      max_sound_cost: 2.2    # nats for each sound, above which they do not either; may be absent
"""

from dataclasses import dataclass
from pathlib import Path

from macsen_lite.errors import ModelError
from macsen_lite.messages import message

DECISION_NAME = "macsen.yaml"


@dataclass(frozen=True, slots=True)
class Decision:
    """What separates the grammar from everything else."""

    filler_cost: float = 2.6
    """In nats a phone; a higher one accepts more, wanted and unwanted."""
    min_confidence: float = 0.0
    """0 to 1."""
    max_sound_cost: float = 2.2
    """In nats for each sound of the words (`sound_cost`), 0 or more. The default is the lowest with
    which no more than one request in a hundred is lost, quiet or with noise 10 dB below the speech
    (`benchmarks/rejection.py fit`)."""


DEFAULT_DECISION = Decision()
"""For models that carry no thresholds. 2.6 is what the trial of this kind of model chose: 12 of 13
commands and 2 of 44 other sentences accepted."""


def read_decision(model_dir: Path) -> Decision:
    """A model's thresholds, or the defaults when it carries none.

    Raises ModelError for a file that says something else than numbers in range.
    """
    import yaml  # here, so that asking in text starts without it

    path = model_dir / "conf" / DECISION_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return DEFAULT_DECISION
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, str(error)) from error
    try:
        found = yaml.safe_load(text)["decision"]
        decision = Decision(
            float(found["filler_cost"]),
            float(found["min_confidence"]),
            float(found.get("max_sound_cost", DEFAULT_DECISION.max_sound_cost)),
        )
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged(path, f"{type(error).__name__}: {error}") from error
    in_range = (
        0.0 <= decision.filler_cost < 100.0
        and 0.0 <= decision.min_confidence <= 1.0
        and decision.max_sound_cost >= 0.0
    )
    if not in_range:
        raise _damaged(path, str(decision))
    return decision


def _damaged(path: Path, reason: str) -> ModelError:
    return ModelError(
        message("model.damaged", file=path, reason=reason), message("model.reinstall")
    )
