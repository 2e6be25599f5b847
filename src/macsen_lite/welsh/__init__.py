"""Welsh itself: mutation, numbers, the clock and the calendar, as words to be said."""
