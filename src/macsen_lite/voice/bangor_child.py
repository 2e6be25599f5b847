"""Bangor's G2P for a neural voice, in a process of its own: ``python -m …voice.bangor_child``.

One JSON object a line on standard input, ``{"text", "english_mode"}``, gives one a line on standard
output, ``{"phonemes", "data_version"}``. It ends when standard input ends. As a process of its own
it is started once and gives its 160 MB back when it ends.
"""

import json
import sys

from techiaith.g2p import BangorG2P  # type: ignore[import-untyped]

_WORD_SEPARATOR = " "


def main() -> None:
    """Answer requests until standard input ends."""
    known: dict[str, BangorG2P] = {}
    for line in sys.stdin:
        request = json.loads(line)
        mode = request["english_mode"]
        g2p = known.setdefault(mode, None) or BangorG2P(english_mode=mode)
        known[mode] = g2p
        phonemes: list[str] = []
        # The language is set: a few words are too few to guess it from.
        for segment in g2p.segments(request["text"], on_oov="lts", lang="cy"):
            phonemes += [_WORD_SEPARATOR] if segment.tokens and phonemes else []
            phonemes += segment.tokens
        answer = {"phonemes": phonemes, "data_version": g2p.data_version()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
