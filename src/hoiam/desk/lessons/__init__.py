"""What the corrections of an office taught its machine; switched off, begun anew, never a profile of a person."""
