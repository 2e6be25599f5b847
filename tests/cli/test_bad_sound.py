"""``hear`` given sound that it cannot or can only just use: one clear message, and it goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import soundfile

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "synthetic" / "faint-or-gloch.wav"


def hear(tmp_path: Path, *files: Path) -> tuple[int, list[dict[str, object]], list[str]]:
    """Exit status, JSON records, and lines on standard error, of all files in one run."""
    folders = {f"MACSEN_{name}_DIR": str(tmp_path / name) for name in ("CACHE", "CONFIG", "DATA")}
    done = subprocess.run(
        [sys.executable, "-m", "macsen_lite", "hear", "--json", "--no-speak", *files],
        env=os.environ | folders | {"MACSEN_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return (
        done.returncode,
        [json.loads(line) for line in done.stdout.splitlines()],
        done.stderr.splitlines(),
    )


def test_each_bad_file_is_one_error_and_the_good_one_is_still_heard(tmp_path: Path) -> None:
    empty = tmp_path / "empty.wav"
    empty.touch()
    text = tmp_path / "text.mp3"
    text.write_text("Nid sain yw hyn.")
    silent = tmp_path / "silent.wav"
    soundfile.write(silent, np.zeros(0), 16_000)
    long = tmp_path / "long.wav"
    soundfile.write(long, np.zeros(8_000 * 7_200, np.int16), 8_000)
    bad = [tmp_path / "missing.wav", tmp_path, empty, text, silent, long]

    status, records, errors = hear(tmp_path, *bad, EXAMPLE)

    assert status == 1
    assert [record["audio"] for record in records] == [str(path) for path in [*bad, EXAMPLE]]
    assert all("error" in record for record in records[:-1])
    assert records[-1]["intent"] == "amser.faint"
    assert [line for line in errors if line.startswith("Error: ")] == [
        f"Error: {str(record['error']).splitlines()[0]}" for record in records[:-1]
    ]
    assert "macsen-lite transcribe" in str(records[-2]["error"])
    assert not any("Traceback" in line for line in errors)


def test_any_rate_and_channels_are_heard_alike_and_clipping_is_a_warning(tmp_path: Path) -> None:
    samples, rate = soundfile.read(EXAMPLE, dtype="float32")
    wide = np.interp(np.arange(len(samples) * 6) / 6, np.arange(len(samples)), samples)
    soundfile.write(
        tmp_path / "wide.wav", np.stack([wide, wide], axis=1), rate * 6, subtype="FLOAT"
    )
    soundfile.write(tmp_path / "narrow.wav", samples[::2], rate // 2)
    soundfile.write(tmp_path / "clipped.wav", np.clip(samples * 6, -1, 1), rate)

    status, records, errors = hear(
        tmp_path, *(tmp_path / f"{name}.wav" for name in ("wide", "narrow", "clipped"))
    )

    assert status == 0
    assert [record["intent"] for record in records] == ["amser.faint"] * 3
    assert len(errors) == 1
    assert errors[0].startswith("Warning: ")
    assert "clipped" in errors[0]
