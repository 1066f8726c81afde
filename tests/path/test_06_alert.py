"""6 alert: what passes the office's thresholds calls for somebody, once for each story, and says on what."""

from hoiam.desk.alerts.models import Alert
from hoiam.desk.stories.models import Story
from tests.path.conftest import Road


def test_what_was_urgent_or_told_by_many_papers_called_for_somebody(road: Road) -> None:
    alerts = {alert.story_id: alert for alert in Alert.objects.filter(when="now")}
    urgent = Story.objects.filter(level="urgent", merged_into__isnull=True).exclude(kind="positive")
    assert alerts and urgent
    assert {alert.reasons[0]["code"] for alert in alerts.values()} == {"alert.rule"}


def test_the_story_that_became_a_case_was_called_for_and_waits_for_nobody_any_more(road: Road) -> None:
    story = road.article.hits.get().item.story
    alert = Alert.objects.filter(story=story).first()
    assert story.state == "case"
    assert alert is None or alert.next_step_at is None
