"""Live listening: the wake word, the microphone's loop, and when it is whose turn to speak."""
