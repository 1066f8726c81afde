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
    GIVE_BACK = "give_back"  # trả lại: không đúng thẩm quyền
    HAND_OVER = "hand_over"  # chuyển đơn vị khác, bên nhận đã đồng ý
    START = "start"
    CONCLUDE = "conclude"
    EXTEND = "extend"
    REOPEN = "reopen"
    CLOSE = "close"


class Audience(StrEnum):
    """Whom a notice about a case is for; desk/cases turns it into units, roles and persons."""

    LEAD = "lead"  # the unit that leads
    SUPPORT = "support"  # units that work with it
    INFORMED = "informed"  # units that are told
    ROUTERS = "routers"  # who gives cases out
    CLOSERS = "closers"  # who follows them to the end
    OPENER = "opener"  # who opened it
    EDITORS = "editors"  # who writes and publishes on the office's own channels
    LEADERS = "leaders"  # who decides what the office does next


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
    FEEDBACK = "feedback"  # phản hồi lại nơi phản ánh (function S22)


class TaskKind(StrEnum):
    """What one unit asks of another within a case."""

    WORK = "work"  # việc giao
    OPINION = "opinion"  # xin ý kiến
    CONFIRM = "confirm"  # đề nghị xác nhận: is it so, on the spot?


class Route(StrEnum):
    """The legal route of an answer (function S23)."""

    REMEDY_AND_ANSWER = "remedy_and_answer"  # tiếp thu, khắc phục, trả lời
    RESPONSE = "response"  # phản hồi
    CORRECTION = "correction"  # đề nghị cải chính
    INFORMATION = "information"  # chỉ cung cấp thông tin
