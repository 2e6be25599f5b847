"""Write a trained network as a Vosk model folder: am/final.mdl, conf/, phones.txt, SHA256SUMS.

    python scripts/train/export.py --checkpoint WORK/runs/NAME/last.pt --out models/macsen-cy

The model card, the lexicon and the decision thresholds are other steps'.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "src")]

from recipe import nnet3  # noqa: E402
from recipe.network import Network, Shape  # noqa: E402

from macsen_lite.speech.manifest import write_manifest  # noqa: E402
from macsen_lite.speech.phones import BLANK, PHONE_ID, PHONES  # noqa: E402

MFCC = """\
--use-energy=false
--num-mel-bins=40
--num-ceps=40
--low-freq=20
--high-freq=7600
--allow-upsample=true
--allow-downsample=true
"""
# Acoustic scale 1: CTC's posteriors are used as they are. Silence "phone" 1 is the blank.
DECODING = f"""\
--min-active=200
--max-active=5000
--beam=16.0
--lattice-beam=6.0
--acoustic-scale=1.0
--frame-subsampling-factor=3
--endpoint.silence-phones={BLANK}
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=1.0
--endpoint.rule4.min-trailing-silence=2.0
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    network = Network(Shape(outputs=len(PHONES) + 1))
    network.load_state_dict(torch.load(options.checkpoint)["average"])
    (options.out / "am").mkdir(parents=True, exist_ok=True)
    (options.out / "conf").mkdir(exist_ok=True)
    nnet3.write_model(network, options.out / "am" / "final.mdl")
    (options.out / "conf" / "mfcc.conf").write_text(MFCC, encoding="utf-8")
    (options.out / "conf" / "model.conf").write_text(DECODING, encoding="utf-8")
    symbols = ["<eps> 0", f"<blk> {BLANK}"] + [f"{p} {PHONE_ID[p]}" for p in PHONES]
    (options.out / "phones.txt").write_text("\n".join(symbols) + "\n", encoding="utf-8")
    write_manifest(options.out)
    size = (options.out / "am" / "final.mdl").stat().st_size
    print(f"wrote {options.out} ({size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
