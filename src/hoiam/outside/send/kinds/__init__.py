"""A file for each kind of channel: `address` reads one, `ready` looks at the means, `send` says a message."""
