"""The assistant as a Wyoming service: it hears, answers, speaks and wakes for Home Assistant."""
