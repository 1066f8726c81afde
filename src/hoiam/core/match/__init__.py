"""Does an article concern one office, and which of its communes? Each answer names the words that gave it."""

from hoiam.core.match.decide import match
from hoiam.core.match.gazetteer import Gazetteer, parse
from hoiam.core.match.matcher import Matcher, compile_gazetteer
from hoiam.core.match.rules import RememberedRule

__all__ = ["Gazetteer", "Matcher", "RememberedRule", "compile_gazetteer", "match", "parse"]
