"""5 classify: field, kind and urgency are proposed with their words; a person may overrule them."""

from hoiam.desk.stories.models import Label
from tests.path.conftest import Road


def test_each_label_has_its_words_and_a_confidence(road: Road) -> None:
    labels = {label.name: label for label in road.article.hits.get().item.labels.all()}
    assert {"field", "kind", "urgency"} <= set(labels)
    assert all(label.reasons and 0 <= label.confidence <= 1 for label in labels.values())


def test_no_post_of_people_has_a_tone(road: Road) -> None:
    posts = Label.objects.filter(item__hit__article__outlet__kind="public_page")
    assert posts.exists()
    assert not posts.filter(name="tone").exists()


def test_a_post_of_people_has_one_version_and_is_never_read_again_from_its_page(road: Road) -> None:
    from hoiam.desk.articles.models import Article

    posts = Article.objects.filter(outlet__kind="public_page")
    assert {post.versions.count() for post in posts} == {1}
