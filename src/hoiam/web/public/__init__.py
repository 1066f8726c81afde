"""The public pages: what anyone may read, without sign-in and without a script. Knows published replies only."""
