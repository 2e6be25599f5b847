"""The slot types that come with the program, one module a topic."""
