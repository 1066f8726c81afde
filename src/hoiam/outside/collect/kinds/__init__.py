"""One file for each kind of source; each has `listed(body, content_type, url, options) -> list[Listed]`."""
