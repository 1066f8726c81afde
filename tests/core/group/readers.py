"""What each version of grouping is asked the same questions with: three invented pieces, and their reader."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from hoiam.core.group import backgrounds, versions
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)

DISPUTE = (
    "Mười bốn hộ ở thôn 3, xã Hà Mòn kẹt giữa hai tờ sơ đồ của công ty cà phê. Tờ sơ đồ năm 2009 ghi đây là lô nhận "
    "khoán, còn giấy của xã ghi đất khai hoang. Người dân đã gửi ba lá đơn đề nghị đo đạc lại ranh giới lô nhận khoán. "
    "Đại diện công ty cà phê nói hồ sơ giao khoán còn lưu đủ, xã hẹn sẽ mời các bên ra thực địa trong tháng này."
)
MEASURED = (
    "Đoàn đo đạc đã ra thôn 3, xã Hà Mòn xác định ranh giới giữa lô nhận khoán của công ty cà phê và đất khai hoang "
    "của mười bốn hộ. Hai tờ sơ đồ được chồng lên nhau, phần chênh giữa sơ đồ năm 2009 và giấy của xã được ghi lại."
)
FENCE = (
    "Con đường đất ra cánh đồng thôn 5, xã Hà Mòn bị chôn trụ bê tông và giăng kẽm gai. Hơn ba chục hộ phải vòng xa "
    "chở phân bón. Người mua thửa ruộng đầu đường nói lối đi nằm trong sổ đỏ của mình nên rào lại."
)


def piece(key: str, text: str, title: str = "") -> Piece:
    return Piece(key, title, "", text, MONDAY)


@dataclass(frozen=True)
class Reader:
    """One version with its background."""

    version: Any
    background: Any

    def features(self, piece: Piece) -> Any:
        return self.version.features(piece, self.background)

    def made(self, text: str, title: str = "") -> Any:
        return self.features(piece("x", text, title))

    def earlier(self, key: str, text: str, days: float = 1, story: str = "") -> Any:
        at = MONDAY - timedelta(days=days)
        return self.version.Candidate(key, story or f"story of {key}", self.made(text), at)

    def place(self, features: Any, at: datetime, others: list[Any]) -> Any:
        return self.version.place(features, at, others, self.background)


def reader(name: str) -> Reader:
    version = versions[name]
    return Reader(version, version.Background(shipped.data(backgrounds[name])))
