"""The inbox: the list of stories, the page of one story, and a page or a button for each thing done with it."""
