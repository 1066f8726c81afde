"""Electronic signatures on a PDF: put the office's own on it, and say what stands on one that came back.

Works through the extra `sign` (pyHanko); without it a signature cannot be judged, and nothing is signed here. Asks no
service on the network: neither revocation lists nor a time stamp (guard-rail G13).
"""

from hoiam.outside.sign.judge import judge
from hoiam.outside.sign.likeness import likeness
from hoiam.outside.sign.seal import Certificate, available, certificate_of, holder, roots_of, seal

__all__ = ["Certificate", "available", "certificate_of", "holder", "judge", "likeness", "roots_of", "seal"]
