"""Welsh speech out: text in words, synthesis by espeak-ng, and playing it."""
