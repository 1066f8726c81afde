"""The place Báo cáo: the weekly report, its numbers and what they counted."""
