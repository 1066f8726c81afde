"""The parts of a DOCX of an official paper: heads and feet, body, tables, and the XML that python-docx lacks."""
