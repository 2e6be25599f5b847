"""What compiling a skill's file is made of: rules, sentences, slots, answers and whole intents."""
