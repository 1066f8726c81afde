"""The screens of the staff: a room for each place, a file for each action."""
