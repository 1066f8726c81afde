"""The calendar that explains a term, week by week, as a screen draws it. Knows no colours and no words."""

from hoiam.core.values.law import CountedDay, Due

Week = tuple[CountedDay | None, ...]


def weeks(due: Due) -> tuple[Week, ...]:
    """Return the counted days in weeks of seven cells, Monday first; None before the first and after the last day."""
    if not due.days:
        return ()
    lead = due.days[0].day.isoweekday() - 1
    cells: list[CountedDay | None] = [*[None] * lead, *due.days]
    cells += [None] * (-len(cells) % 7)
    return tuple(tuple(cells[i : i + 7]) for i in range(0, len(cells), 7))


def skipped(due: Due) -> tuple[CountedDay, ...]:
    """Return the days off that carry no number: passed over in a count of working days, or rolled over at the end."""
    return tuple(cell for cell in due.days if cell.off and not cell.is_start and cell.number is None)
