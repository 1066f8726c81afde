"""What may be written about sources, a file for each matter. Callers know this front only."""

from hoiam.desk.sources.actions.adding import OF_A_SAMPLE, switch_on, take_in
from hoiam.desk.sources.actions.by_hand import by_hand, outlet_by_hand
from hoiam.desk.sources.actions.changing import change_outlet, change_source
from hoiam.desk.sources.actions.hosts import give_turn_back, put_robots, take_turn
from hoiam.desk.sources.actions.noting import forget, note_failure, note_robots, note_success
from hoiam.desk.sources.actions.probing import answer, ask
from hoiam.desk.sources.actions.registering import (
    KEEPERS,
    POLITE,
    name_heir,
    note_terms,
    put_outlet,
    put_source,
    switch,
)

__all__ = [
    "KEEPERS",
    "OF_A_SAMPLE",
    "POLITE",
    "answer",
    "ask",
    "by_hand",
    "change_outlet",
    "change_source",
    "forget",
    "give_turn_back",
    "name_heir",
    "note_failure",
    "note_robots",
    "note_success",
    "note_terms",
    "outlet_by_hand",
    "put_outlet",
    "put_robots",
    "put_source",
    "switch",
    "switch_on",
    "take_in",
    "take_turn",
]
