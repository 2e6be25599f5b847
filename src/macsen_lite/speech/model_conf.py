"""The settings files of a Vosk model, ``mfcc.conf`` and ``model.conf``, and what is sound in them.

Kaldi checks some of these values with an assertion, which ends the whole process, and only once
sound arrives (a sample rate of 0), so they are looked at before Vosk is.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from macsen_lite.errors import ModelError
from macsen_lite.messages import message

SAMPLE_RATES = range(8000, 48001)
"""Rates in Hz that an acoustic model for speech may take."""

_LINE = re.compile(r"--([a-z0-9.-]+)(?:=(.*))?")
_MFCC_DEFAULTS = {
    "sample-frequency": 16000.0,
    "num-ceps": 13.0,
    "num-mel-bins": 23.0,
    "low-freq": 20.0,
    "high-freq": 0.0,
    "frame-length": 25.0,
    "frame-shift": 10.0,
}
MFCC_OPTIONS = re.compile(
    "|".join(_MFCC_DEFAULTS)
    + "|preemphasis-coefficient|remove-dc-offset|dither|window-type|blackman-coeff"
    "|round-to-power-of-two|snip-edges|allow-(down|up)sample|max-feature-vectors|vtln-(low|high)"
    "|debug-mel|use-energy|energy-floor|raw-energy|cepstral-lifter|htk-compat"
)
"""Options of kaldi/src/feat/{feature-mfcc,feature-window,mel-computations}.h."""
MODEL_OPTIONS = re.compile(r"[a-z][a-z0-9.-]*")
"""``model.conf`` may set any option of Kaldi's decoder, of which there are very many."""

_POSITIVE = ("beam", "lattice-beam", "acoustic-scale", "frame-subsampling-factor", "prune-interval")
_MOST_SUBSAMPLING = 10


def read_options(path: Path, known: re.Pattern[str]) -> dict[str, str]:
    """Options of a Kaldi config file: lines ``--name=value``, with ``#`` comments.

    Raises ModelError for a line of another form and for a name that does not match ``known``;
    OSError when it cannot be read.
    """
    options: dict[str, str] = {}
    text = path.read_text("utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        setting = line.partition("#")[0].strip()
        if not setting:
            continue
        found = _LINE.fullmatch(setting)
        if found is None or not known.fullmatch(found[1]):
            raise _bad(path, f"{number}: {setting[:60]}")
        options[found[1]] = found[2] or ""
    return options


def check_features(path: Path, feature_dim: int) -> int:
    """Check ``mfcc.conf`` against the features a frame that the network takes.

    Returns the sample rate in Hz. Raises ModelError for a value that Kaldi would stop at.
    """
    options = read_options(path, MFCC_OPTIONS)
    value = {
        name: _number(path, options, name, default) for name, default in _MFCC_DEFAULTS.items()
    }
    rate, low, high = value["sample-frequency"], value["low-freq"], value["high-freq"]
    if not (rate.is_integer() and int(rate) in SAMPLE_RATES):
        raise ModelError(
            message(
                "model.sample_rate",
                file=path,
                rate=f"{rate:g}",
                low=SAMPLE_RATES[0],
                high=SAMPLE_RATES[-1],
            ),
            message("model.reinstall"),
        )
    # Kaldi takes a high frequency of 0 or less as counted down from half the sample rate.
    top = high if high > 0 else rate / 2 + high
    if not 0 <= low < top <= rate / 2:
        raise _bad(path, f"--low-freq={low:g} --high-freq={high:g}")
    if not 1 <= value["frame-shift"] <= value["frame-length"] <= 1000:
        raise _bad(path, f"--frame-length={value['frame-length']:g}")
    if not 1 <= value["num-ceps"] <= value["num-mel-bins"] <= 200:
        raise _bad(path, f"--num-ceps={value['num-ceps']:g}")
    if int(value["num-ceps"]) != feature_dim:
        raise ModelError(
            message(
                "model.feature_dim", file=path, found=int(value["num-ceps"]), wanted=feature_dim
            ),
            message("model.reinstall"),
        )
    return int(rate)


def check_decoder(path: Path, options: Mapping[str, str], phones: int) -> None:
    """Check the options of ``model.conf`` that would stop or stall the decoder.

    ``phones`` is the number of phones of the acoustic model. Raises ModelError.
    """
    for name in _POSITIVE:
        if _number(path, options, name, 1.0) <= 0:
            raise _bad(path, f"--{name}={options[name]}")
    if _number(path, options, "frame-subsampling-factor", 1.0) > _MOST_SUBSAMPLING:
        raise _bad(path, f"--frame-subsampling-factor={options['frame-subsampling-factor']}")
    least = _number(path, options, "min-active", 0.0)
    most = _number(path, options, "max-active", 7000.0)
    if not 0 <= least <= most or most <= 1:
        raise _bad(path, f"--min-active={least:g} --max-active={most:g}")
    silence = options.get("endpoint.silence-phones", "")
    for phone in filter(None, silence.split(":")):
        if not phone.isdecimal() or not 1 <= int(phone) <= phones:
            raise _bad(path, f"--endpoint.silence-phones={silence}")


def _number(path: Path, options: Mapping[str, str], name: str, default: float) -> float:
    text = options.get(name)
    if text is None:
        return default
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not abs(value) < float("inf"):  # neither infinite nor not a number
        raise _bad(path, f"--{name}={text}")
    return value


def _bad(path: Path, setting: str) -> ModelError:
    return ModelError(
        message("model.bad_setting", file=path, setting=setting), message("model.reinstall")
    )
