"""The rules of law that this installation has loaded, with their validity and the day we learned them."""
