"""Skills: what the assistant does and says once it knows what was meant."""
