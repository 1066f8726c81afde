"""12 publish: anyone may read what was said, found and done, and follow it back to the article."""

from django.test import Client

from tests.path.conftest import Road


def test_the_public_page_leads_back_to_the_article_and_on_to_the_letter(road: Road) -> None:
    reply = road.case.reply
    assert road.article.url in [source["url"] for source in reply.sources]
    assert reply.letter_number == road.letter.full_number
    page = Client().get(f"/cong-khai/{road.desk.office.key}/{reply.slug}/").content.decode()
    assert reply.title in page and road.article.url in page and reply.letter_number in page


def test_a_stranger_can_read_the_letter_but_no_other_file(road: Road) -> None:
    from hoiam.desk.files.models import StoredFile

    reply = road.case.reply
    assert reply.letter and reply.letter.public
    assert not StoredFile.objects.filter(purpose="report", public=True).exists()


def test_nobody_who_is_named_in_a_post_can_be_found(road: Road) -> None:
    """The sample's posts carry account names; none of them is kept anywhere (guard-rail G1)."""
    from django.apps import apps

    from hoiam.settings import NOUNS

    accounts = ("Xe Ôm Phố Núi Mẫu", "Mẹ Bắp Mẫu", "Hội trưởng Mẫu 78")
    for noun in NOUNS:
        for model in apps.get_app_config(noun).get_models():
            for row in model.objects.values_list():
                assert not [name for name in accounts if name in str(row)], model
