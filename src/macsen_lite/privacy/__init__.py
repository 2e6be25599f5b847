"""What is kept of the user: shown, wiped, and, only where that is wanted, misheard turns kept."""
