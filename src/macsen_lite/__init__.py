"""macsen-lite: an offline Welsh voice assistant."""

__version__ = "0.1.0"
