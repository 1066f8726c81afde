"""A case's states, moves, tracks, verdicts and routes as words that all floors share (functions, section 2.4)."""

from enum import StrEnum


class State(StrEnum):
    """Where a case stands. "Đã ghi nhận" is not a state."""

    NEW = "new"  # Mới
    TRIAGED = "triaged"  # Sàng lọc
    ASSIGNED = "assigned"  # Giao xác minh
    VERIFYING = "verifying"  # Đang xác minh
    CONCLUDED = "concluded"  # Có kết luận; the tracks are open
    CLOSED = "closed"  # Đóng
    IRRELEVANT = "irrelevant"  # Không liên quan
    POSITIVE = "positive"  # Thông tin tích cực


class Move(StrEnum):
    """What moves a case."""

    TRIAGE = "triage"
    DISMISS = "dismiss"
    PRAISE = "praise"
    ASSIGN = "assign"
    START = "start"
    CONCLUDE = "conclude"
    EXTEND = "extend"
    REOPEN = "reopen"
    CLOSE = "close"


class Verdict(StrEnum):
    """A finding about a claim or a case, never about a person."""

    TRUE = "true"  # đúng
    PARTLY = "partly"  # đúng một phần (of a case only)
    FALSE = "false"  # sai
    UNKNOWN = "unknown"  # chưa đủ căn cứ


class Track(StrEnum):
    """The parts of work that claims open (phần việc)."""

    REMEDY = "remedy"  # khắc phục
    ANSWER = "answer"  # trả lời báo
    OBJECTION = "objection"  # phản hồi hoặc đề nghị cải chính
    CLARIFICATION = "clarification"  # tin bài làm rõ


class Route(StrEnum):
    """The legal route of an answer (function S23)."""

    REMEDY_AND_ANSWER = "remedy_and_answer"  # tiếp thu, khắc phục, trả lời
    RESPONSE = "response"  # phản hồi
    CORRECTION = "correction"  # đề nghị cải chính
    INFORMATION = "information"  # chỉ cung cấp thông tin
