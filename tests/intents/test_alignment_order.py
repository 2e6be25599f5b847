"""Of sentences that are equally near, the same one counts in every run of the program."""

from __future__ import annotations

import os
import subprocess
import sys

ALIGN = """
from macsen_lite.intents.alignment import align
from macsen_lite.intents.model import Intent
from macsen_lite.intents.outline import Outline, State
heard = ["llyfr", "llafar", "llwyfan", "llety", "llwybr"]
words = {word: (1,) for word in heard}
states = (State(words, (), (), False), State({}, (), (), True))
bits = {word: 1 << i for i, word in enumerate(heard)}
intent = Intent.__new__(Intent)
object.__setattr__(intent, "required", ())
outline = Outline(intent, states, (1, 0), bits, frozenset())
near = [{word: 2.0 for word in heard}]
found = align(near, [5.0], {}, outline, [0.0, 0.0], [0.0, 0.0], 12.0)
print(found.steps[0].word)
"""


def test_it_does_not_hang_on_the_order_of_sets() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", ALIGN],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in range(1, 5)
    }
    assert len(said) == 1
