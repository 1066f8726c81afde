"""The sentences of a letter that tells a press agency that a check takes longer: what it raised, why, until when.

A courtesy of practice and no answer (law notes, section 3.8): it promises one, and leaves the term of law where it is.
"""

from datetime import date

from hoiam.core.compose import lines
from hoiam.core.compose.letter_facts import Incoming, Office, PressArticle
from hoiam.core.compose.letter_words import raised, you


def subject(outlet: str, about: str) -> str:
    """Return the trích yếu without V/v; `about` stands after "về"."""
    return f"thông báo gia hạn thời gian kiểm tra, xác minh thông tin {outlet} nêu về {about}"


def told(
    office: Office,
    article: PressArticle,
    incoming: Incoming | None,
    *,
    about: str,
    reason: str,
    until: date,
    answer_by: date | None,
    contact: str,
) -> tuple[str, ...]:
    """Return the paragraphs; `about` stands after "về".

    `answer_by` is the last day of the term of law that goes on running, where one does.
    """
    press = you(article.outlet)
    why = reason.strip().rstrip(".")
    said = [
        _raised(office, article, incoming, about),
        f"Đến nay, việc kiểm tra, xác minh chưa có đủ căn cứ để kết luận. Lý do: {why}.",
        f"{office.short} gia hạn thời gian kiểm tra, xác minh đến hết {lines.day(until)} và sẽ trả lời {press} "
        "bằng văn bản khi có kết quả.",
    ]
    if answer_by:
        said.append(
            "Việc gia hạn này không làm thay đổi thời hạn trả lời theo quy định của pháp luật, "
            f"đến hết {lines.day(answer_by)}."
        )
    said += [f"Đầu mối trao đổi thông tin: {contact}."] if contact else []
    return (*said, f"{office.name} thông báo để {press} biết")


def _raised(office: Office, article: PressArticle, incoming: Incoming | None, about: str) -> str:
    return f"{office.name} nhận được {raised(article, incoming, about)}."
