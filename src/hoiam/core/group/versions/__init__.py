"""The versions of grouping. They are strangers to each other: a new one is a new room, never a change to an old one."""
