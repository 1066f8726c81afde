"""Work files: the list, the codes, one file with its papers, giving files to the archive."""
