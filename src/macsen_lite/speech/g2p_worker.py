"""The child process in which Bangor's G2P runs: `python -m macsen_lite.speech.g2p_worker`.

One JSON array of words a line on standard input gives one JSON array of answers a line on standard
output, in the same order; an answer is `[welsh, english]`, each a list of Bangor symbols. `english`
is empty for a word that the Welsh dictionary has or that only the letter-to-sound rules know. It
ends when standard input ends.
"""

import json
import sys

from techiaith.g2p import BangorG2P  # type: ignore[import-untyped]

# A word alone can be read as a letter ("i" as its name); behind another word it cannot. The
# language is set, because a few words are too few to guess it from.
_CARRIER = "ac "


class _Words:
    def __init__(self) -> None:
        self._g2p = BangorG2P()

    def answer(self, word: str) -> tuple[list[str], list[str]]:
        symbols = self._g2p.phonemize(_CARRIER + word, on_oov="lts", lang="cy")
        welsh = symbols[symbols.index(" ") + 1 :] if " " in symbols else []
        known_english = self._g2p.english.lookup(word) is not None
        if self._g2p.lexicon.lookup_welsh(word) is None and known_english:
            return welsh, self._g2p.english.phonemize(word, native=True)
        return welsh, []


def main() -> None:
    """Answer requests until standard input ends."""
    words = _Words()
    for line in sys.stdin:
        sys.stdout.write(json.dumps([words.answer(word) for word in json.loads(line)]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
