"""An office's thresholds and hours as plain sentences, the way somebody would say them over the table."""

from collections.abc import Iterator, Mapping
from datetime import time

from django.utils.translation import gettext as _

from hoiam.core.alert import NOW, Policy, Rule, Span
from hoiam.desk.alerts.words import REACHES
from hoiam.desk.stories.words import FIELDS, LEVELS


def rule_said(rule: Rule, places: Mapping[str, str], queries: Mapping[int, str]) -> str:
    """Return what a threshold does and when: "Báo ngay, kể cả giờ yên tĩnh, khi tin ở mức Khẩn."."""
    asked = list(_asked(rule, places, queries))
    last = asked.pop() if len(asked) > 1 else ""
    facts = {"what": ", ".join(asked) + (_(" và %(last)s") % {"last": last} if last else "")}
    if rule.when != NOW:
        return _("Đưa vào bản tin khi %(what)s.") % facts
    if rule.through:
        return _("Báo ngay, kể cả giờ yên tĩnh, khi %(what)s.") % facts
    return _("Báo ngay khi %(what)s.") % facts


def hours_said(policy: Policy) -> list[str]:
    """Return quiet hours, working time, digests and steps, a sentence each."""
    quiet = policy.quiet
    said = [
        _("Giờ yên tĩnh: %(span)s. Việc chờ được thì báo khi hết giờ.") % {"span": _span(quiet)}
        if quiet
        else _("Không đặt giờ yên tĩnh: báo vào mọi giờ."),
        _("Giờ làm việc: %(spans)s, các ngày làm việc theo lịch nghỉ của Nhà nước.")
        % {"spans": "; ".join(map(_span, policy.working))}
        if policy.working
        else _("Không đặt giờ làm việc: coi như lúc nào cũng làm việc."),
        _digests(policy),
    ]
    steps = [_step(number, minutes) for number, minutes in enumerate(policy.steps)]
    return [*said, *steps]


def _asked(rule: Rule, places: Mapping[str, str], queries: Mapping[int, str]) -> Iterator[str]:
    if rule.level == "urgent":
        yield _("tin ở mức %(level)s") % {"level": LEVELS["urgent"]}
    elif rule.level == "high":
        yield _("tin ở mức %(level)s trở lên") % {"level": LEVELS["high"]}
    counted = (
        (rule.outlets, _("từ %(n)s cơ quan báo chí cùng nêu trong 24 giờ")),
        (rule.pieces, _("báo chí đã có từ %(n)s tin, bài")),
        (rule.growth, _("sáu giờ qua có từ %(n)s tin, bài, hơn gấp đôi sáu giờ trước")),
        (rule.people, _("từ %(n)s lượt người dân cùng nêu")),
    )
    yield from (words % {"n": n} for n, words in counted if n)
    if rule.reach:
        yield _("có %(reach)s đăng") % {"reach": REACHES[rule.reach]}
    named = (
        ([str(FIELDS.get(key, key)) for key in sorted(rule.fields)], _("thuộc lĩnh vực %(names)s")),
        ([places.get(key, key) for key in sorted(rule.places)], _("xảy ra ở %(names)s")),
        ([f"“{queries.get(key, key)}”" for key in sorted(rule.queries)], _("thuộc mục theo dõi %(names)s")),
    )
    yield from (words % {"names": _either(names)} for names, words in named if names)


def _either(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s hoặc %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _digests(policy: Policy) -> str:
    if not policy.digests:
        return _("Không gửi bản tin.")
    facts = {"hours": ", ".join(map(_clock, policy.digests))}
    if policy.digest_days_off:
        return _("Bản tin: %(hours)s, mọi ngày.") % facts
    return _("Bản tin: %(hours)s, các ngày làm việc.") % facts


def _step(number: int, minutes: int) -> str:
    facts = {"minutes": minutes}
    if number == 0:
        return _("Sau %(minutes)s phút chưa ai bấm “Đã nhận” thì báo tiếp cho bậc hai.") % facts
    return _("Sau %(minutes)s phút nữa vẫn chưa ai nhận thì báo cho bậc cuối.") % facts


def _span(span: Span) -> str:
    return _("%(start)s đến %(end)s") % {"start": _clock(span.start), "end": _clock(span.end)}


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
