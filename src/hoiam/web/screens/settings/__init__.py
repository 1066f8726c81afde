"""The place Cài đặt: one's own account, the units, and for those who keep the house: accounts, log, jobs."""
