"""What users say, written in YAML: reading it, building its automaton, and matching against it."""
