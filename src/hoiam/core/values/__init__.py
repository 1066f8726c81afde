"""What one step hands to the next: frozen dataclasses, one file for each subject. Contains no decisions."""
