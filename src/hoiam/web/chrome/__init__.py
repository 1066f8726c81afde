"""The look and the small words of every page: clocks, dates, figures, marks, the masthead. Knows no records."""
