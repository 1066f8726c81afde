"""A small text file as it was sent: its words, or a refusal that says what is wrong with it."""

from django.core.files.uploadedfile import UploadedFile

from hoiam.core.errors import Unreadable

MOST_BYTES = 2 << 20


def sent_text(sent: UploadedFile) -> str:
    """Return the text of a UTF-8 file of at most 2 MB. Raises Unreadable("text.too_large" | "text.not_utf8")."""
    if (sent.size or 0) > MOST_BYTES:
        raise Unreadable("text.too_large", most=MOST_BYTES >> 20)
    try:
        return sent.read().decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise Unreadable("text.not_utf8") from broken
