"""The settings by what they are about, one module a topic."""
