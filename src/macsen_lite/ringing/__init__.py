"""What makes alarms and timers heard: the sound, the words, and the watch that is kept."""
