"""Vietnamese text below every step: normal form, folding, tokens, sentences, fingerprints, restored marks."""
