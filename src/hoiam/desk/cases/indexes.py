"""By what cases and what hangs on them is found: each index holds what its question asks, so that no row is read."""

from django.db.models import Index, Q

CASES = [
    Index(fields=["office", "state", "-year", "-serial"], name="cases_by_state"),
    Index(fields=["office", "lead", "state", "opened_at"], name="cases_counted"),  # by every filter of the list
]
INSTRUCTIONS = [Index(fields=["until", "id"], condition=Q(done_at=None), name="cases_orders_to_do")]
NOTICES = [  # one for each address, the newest first, so that a head is read of thousands
    Index(fields=["office", "person", "-at", "-id"], condition=Q(seen_at=None), name="cases_told_person"),
    Index(fields=["office", "role", "-at", "-id"], condition=Q(seen_at=None), name="cases_told_role"),
    Index(fields=["unit", "office", "-at", "-id"], condition=Q(seen_at=None), name="cases_told_unit"),
]
CLOCKS = [
    Index(fields=["ends_at", "what", "case"], condition=Q(done_at=None), name="cases_running_clocks"),
    Index(fields=["case", "ends_at", "what"], condition=Q(done_at=None), name="cases_clocks_that_run"),
    Index(fields=["what", "done_at", "ends_at", "case"], name="cases_clocks_of_a_kind"),
]
