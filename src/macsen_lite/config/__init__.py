"""The user's settings: one TOML file, checked against a catalogue of what can be set."""
