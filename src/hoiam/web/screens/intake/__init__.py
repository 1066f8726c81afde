"""What people put in by hand: five fields that work on a phone, and the bookmarklet that fills them."""
