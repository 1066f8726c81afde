"""6 alert: what passes the office's thresholds calls for somebody, once for each story, and says on what."""

from hoiam.desk.alerts import queries
from hoiam.desk.alerts.models import Alert
from tests.path.conftest import Road


def test_what_was_urgent_called_at_once_and_what_was_high_waits_for_the_digest(road: Road) -> None:
    alerts = list(Alert.objects.select_related("story"))
    called = {(alert.when, alert.level) for alert in alerts if alert.reasons[0]["facts"]["rule"] != "thien-tai"}
    assert called == {("now", "urgent"), ("digest", "high")}
    [flood] = [alert for alert in alerts if alert.reasons[0]["facts"]["rule"] == "thien-tai"]  # two hamlets cut off
    assert (flood.when, flood.level) == ("now", "high") and "suối lũ" in flood.story.title
    assert len({alert.story_id for alert in alerts}) == len(alerts)
    assert all(alert.reasons[0]["code"] == "alert.rule" and len(alert.reasons) > 1 for alert in alerts)


def test_only_what_nobody_has_sorted_waits_for_somebody(road: Road) -> None:
    alerts = list(Alert.objects.select_related("story", "office"))
    waiting = [one for office in {alert.office for alert in alerts} for one in queries.filtered(office, "open")]
    assert set(waiting) == {alert for alert in alerts if alert.story.state == "new"}
    assert not [alert for alert in alerts if alert.next_step_at]  # nobody is named for a second step
