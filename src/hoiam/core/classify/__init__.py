"""What is an article about, does it complain, and how soon must somebody know? Labels with words as evidence.

There is no label of persons: no class of views, belief, ethnicity or loyalty exists (guard-rail G3), and the text of
a public post gets no tone at all.
"""

from hoiam.core.classify.decide import classify_piece, example
from hoiam.core.classify.lexicon import Lexicon, parse_lexicon
from hoiam.core.classify.linear import machine_said
from hoiam.core.classify.model import Model, read_model
from hoiam.core.classify.teach import Example, Lesson, teach
from hoiam.core.classify.urgency import level_of

__all__ = [
    "Example",
    "Lesson",
    "Lexicon",
    "Model",
    "classify_piece",
    "example",
    "level_of",
    "machine_said",
    "parse_lexicon",
    "read_model",
    "teach",
]
