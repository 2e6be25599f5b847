"""From sound to words: phones, lexicon, decoding graph and its cache, recogniser, model store."""
