"""The checks of the decoding graph (`apart/graph_checks.py`), run in a process of their own.

They look into graphs with kaldifst, which must not share a process with Vosk: kaldifst before Vosk
hangs, and Vosk before kaldifst was seen to corrupt the heap.
"""

import re
import subprocess
import sys
from pathlib import Path

CHECKS = Path(__file__).parent / "apart" / "graph_checks.py"


def test_the_graph_is_the_grammar() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(CHECKS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed, done.stdout
    assert int(passed[1]) >= 20
