"""The user's own music: what there is, and the player that plays it."""
