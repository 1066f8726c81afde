"""From a file to its text: plain text, PDF with or without a text layer, pictures, DOCX.

Knows nothing of what the text says. Every file has a limit, every call a timeout; what cannot be read is `Permanent`
with a code (scan.*), and what may succeed later is `Temporary`.
"""

from hoiam.outside.scan.active import refuse_active
from hoiam.outside.scan.door import MOST_BYTES, Known, look
from hoiam.outside.scan.files import Scanned, page, pages_to_see, scan

__all__ = ["MOST_BYTES", "Known", "Scanned", "look", "page", "pages_to_see", "refuse_active", "scan"]
