"""What can go wrong, in terms the person at the keyboard can act on."""


class MacsenError(Exception):
    """Something that was asked for did not happen.

    ``str(error)`` is the message, and on the next line the hint if there is one.
    """

    exit_status = 1
    """Exit status of a command that ends with this error."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What went wrong, in one sentence."""
        self.hint = hint
        """What to do next; empty when the message says it already."""

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(MacsenError):
    """The command line or the settings make no sense."""

    exit_status = 2


class AudioError(MacsenError):
    """Sound could not be read, written, recorded or played."""


class ModelError(MacsenError):
    """An acoustic model is missing, damaged, or not what it claims to be."""


class GraphError(MacsenError):
    """A decoding graph could not be built."""


class LexiconError(MacsenError):
    """A word has no pronunciation that the acoustic model could hear."""


class VoiceError(MacsenError):
    """Nothing could be said: no synthesiser, no Welsh voice, or no sound card."""


class IntentError(MacsenError):
    """A skill's YAML is wrong; the message starts with file:line:column."""


class FixtureError(MacsenError):
    """A manifest of recordings, or results of a run, cannot be used; the message starts with
    file:line where there is one."""


class CacheError(MacsenError):
    """The cache folder could not be read or written."""


class StoreError(MacsenError):
    """What must be kept could not be read or kept; what was kept before is untouched."""


class ConfigError(UsageError):
    """A setting does not exist, or cannot have that value."""
