"""The place Tuyên truyền: the good stories that the press told about the office's territory."""
