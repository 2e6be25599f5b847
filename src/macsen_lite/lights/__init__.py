"""Lights and switches on the user's own network: which there are, and how they are told."""
