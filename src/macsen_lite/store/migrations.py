"""How the file's tables came about, in order. Only ever add to the end: users' files are at each.

Times are seconds since 1970 UTC. Times of day and dates that a person meant as such ("seven in the
morning, on weekdays") are kept in words too, since they move with summer time.
"""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('alarm', 'timer', 'reminder')),
        name TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL CHECK (state IN ('set', 'ringing', 'paused')),
        due REAL,
        local_time TEXT,
        weekdays INTEGER NOT NULL DEFAULT 0 CHECK (weekdays BETWEEN 0 AND 127),
        zone TEXT NOT NULL DEFAULT 'Europe/London',
        duration_s REAL,
        remaining_s REAL,
        created REAL NOT NULL,
        CHECK ((state = 'paused') = (due IS NULL))
    );
    CREATE INDEX events_by_due ON events (due);
    CREATE TABLE list_items (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        list TEXT NOT NULL,
        item TEXT NOT NULL,
        added REAL NOT NULL,
        UNIQUE (list, item)
    );
    CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL,
        added REAL NOT NULL
    );
    CREATE TABLE told (
        kind TEXT NOT NULL,
        item TEXT NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (kind, item)
    ) WITHOUT ROWID;
    """,
)
