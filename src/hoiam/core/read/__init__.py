"""What does an official dispatch say?

Text in, `Dispatch` out: header, addressees, references, tasks, recipients, signature, each with its confidence, and the
words of a bad scan that a person should look at. Structure is found on folded text, so that lost marks do not
matter. Reads no files; knows no law and no calendar of tasks.
"""

from hoiam.core.read.reading import read

__all__ = ["read"]
