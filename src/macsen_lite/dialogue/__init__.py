"""Conversation: questions back to the user, follow-ups, and what is expected to be said next."""
