"""Which kind of file do these bytes begin like? Never asks the name."""

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
TIFF = (b"II*\x00", b"MM\x00*")
ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word and Excel before 2007
_SOUNDS = ((b"ID3", "mp3"), (b"OggS", "ogg"), (b"fLaC", "flac"), (b"#!AMR", "amr"), (b"\x1aE\xdf\xa3", "webm"))
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!/", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_BROWSER_ACTIVE = (b"<!doctype html", b"<html", b"<script", b"<svg")

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "tiff": "image/tiff",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text": "text/plain; charset=utf-8",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "ogg": "audio/ogg",
    "flac": "audio/flac",
    "amr": "audio/amr",
    "webm": "video/webm",
}
PICTURES = frozenset({"png", "jpeg", "webp", "tiff"})
SOUNDS = frozenset({"mp3", "m4a", "wav", "ogg", "flac", "amr", "webm"})
PAPERS = frozenset({"pdf", "docx", "text"}) | PICTURES
ENDINGS = {
    "pdf": {"pdf"},
    "png": {"png"},
    "jpeg": {"jpg", "jpeg", "jfif"},
    "webp": {"webp"},
    "tiff": {"tif", "tiff"},
    "docx": {"docx"},
    "xlsx": {"xlsx"},
    "text": {"txt", "csv", "tsv", "eml", "md"},
    "mp3": {"mp3"},
    "m4a": {"m4a", "mp4", "3gp", "aac"},
    "wav": {"wav"},
    "ogg": {"ogg", "oga", "opus"},
    "flac": {"flac"},
    "amr": {"amr"},
    "webm": {"webm", "weba"},
}


def begins_like(data: bytes) -> str:
    """Return the kind that the first bytes tell: a key of CONTENT_TYPES, or zip, ole, heic, program, active, text.

    "text" is what looks like nothing else; whether it is text is decided by who reads it.
    """
    if data[:1024].lstrip()[:5] == b"%PDF-":
        return "pdf"
    if data.startswith((ZIP, b"PK\x05\x06")):
        return "zip"
    picture = _picture(data)
    if picture:
        return picture
    sound = _sound(data)
    if sound:
        return sound
    if data.startswith(_OLE):
        return "ole"
    if data.startswith(_PROGRAMS):
        return "program"
    return "active" if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_BROWSER_ACTIVE) else "text"


def _picture(data: bytes) -> str:
    if data.startswith(PNG):
        return "png"
    if data.startswith(JPEG):
        return "jpeg"
    if data.startswith(TIFF):
        return "tiff"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "heic" if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"hevc") else ""


def _sound(data: bytes) -> str:
    for start, kind in _SOUNDS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "wav"
    if data[4:8] == b"ftyp":
        return "m4a"
    return "mp3" if len(data) > 3 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2 else ""
