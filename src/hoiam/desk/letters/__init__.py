"""Letters to the press: drafted by one person, approved by another, numbered, issued, followed until printed."""
