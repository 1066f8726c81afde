"""The place Tìm: one question over everything that the office keeps."""
