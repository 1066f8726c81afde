"""What happens by itself: the road, the timetable, the ledger of jobs."""
