"""What versions 4 and 5 have in common: pieces compared by words of things and of names, and two learned sums.

A version brings its own `Weights`. What stands here is frozen with version 4: the tests of both hold their answers to
the byte, and what a later version does otherwise is a room of its own.
"""
