"""``python -m macsen_lite`` is the ``macsen-lite`` command."""

from macsen_lite.cli import main

if __name__ == "__main__":
    main()
