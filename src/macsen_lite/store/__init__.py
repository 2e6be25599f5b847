"""What must outlive the program: alarms, timers, reminders, lists, notes. One SQLite file."""
