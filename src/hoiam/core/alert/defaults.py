"""What an office starts with until it says otherwise. Policy of the house, never law; each number can be changed."""

from datetime import time

from hoiam.core.alert.values import DIGEST, NOW, Policy, Rule, Span

DEFAULT = Policy(
    rules=(
        Rule("khan", "Việc khẩn", NOW, level="urgent", through=True),
        Rule("nhieu-bao", "Nhiều báo cùng nêu", NOW, outlets=3),
        Rule("thien-tai", "Thiên tai, cháy nổ", NOW, level="high", fields=frozenset({"disaster"}), through=True),
        Rule("tang-nhanh", "Tin tăng nhanh", NOW, growth=5),
        Rule("muc-cao", "Việc mức cao", DIGEST, level="high"),
    ),
    quiet=Span(time(21), time(6)),
    working=(Span(time(7), time(11, 30)), Span(time(13), time(17))),
    digests=(time(7), time(16)),
    digest_days_off=False,
    steps=(120, 120),  # S15: unread for two hours goes to the next level
)
