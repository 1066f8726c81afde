"""From a document value to what people print and send: DOCX, PDF, and back from a DOCX. Changes no word."""
