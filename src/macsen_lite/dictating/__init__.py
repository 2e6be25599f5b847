"""Dictation: open speech written down with a large-vocabulary Vosk model."""
