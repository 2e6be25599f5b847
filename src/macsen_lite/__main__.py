"""The ``macsen-lite`` command, also as ``python -m macsen_lite``."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def main() -> NoReturn:
    """Load the command line and run it. Ctrl-C is quiet meanwhile, too.

    Loading takes a good part of a second on a small machine, and only what is loaded can catch
    Python's exception: until then the system itself ends the program.
    """
    is_usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_usual:  # not where whoever started us has it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from macsen_lite import cli

    try:
        if is_usual:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        cli.main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
