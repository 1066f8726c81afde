"""Evidence of articles: have it kept, see who may open it, open it. Its bytes are handed out, never shown."""
