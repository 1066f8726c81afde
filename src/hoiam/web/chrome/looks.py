"""Words of an official paper with their look, as HTML for the screen. Takes a Run or a Cell; escapes everything."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hoiam.core.values.document import Cell, Run


def look(words: Run | Cell) -> SafeString:
    """Return the words bold, italic or linked as the paper has them; a new line stays a new line."""
    shown = format_html_join(SafeString("<br>"), "{}", ((line,) for line in words.text.split("\n")))
    if words.italic:
        shown = format_html("<i>{}</i>", shown)
    if words.bold:
        shown = format_html("<b>{}</b>", shown)
    if words.link:
        shown = format_html('<a href="{}">{}</a>', words.link, shown)
    return shown
