"""Cases: the list, the page of one case, and a page or a button for each thing that is done with it."""
