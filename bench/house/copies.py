"""More articles on PostgreSQL: the same ones again, copied by the server, under their own numbers, addresses and times.

Writing a million texts through Python takes an hour on a busy machine, copying them a few minutes. Words, runs of words
and stories are as frequent as in the articles copied. The newest copy alone has labels and new stories.
"""

from typing import Any

from django.db import connection, models

from hoiam.desk.articles import index
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.stories.models import Label, Story, StoryItem
from hoiam.desk.watch.models import Hit

BASE = 200_000  # articles that are written; more of them are copies
TIMES = {
    Article: ("published_at", "first_seen_at", "last_seen_at"),
    Story: ("first_at", "last_at", "opened_at"),
}


def multiply(times: int) -> None:
    """Let there be so many times the articles: what was there becomes the oldest."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # foreign keys of copies are right
        articles, stories, versions, labels = (_last(cursor, model) for model in (Article, Story, Version, Label))
        old = f"interval '{articles * (times - 1)} minutes'"
        for model, columns in TIMES.items():
            moved = ", ".join(f"{column} = {column} - {old}" for column in columns)
            sorted_away = ", state = CASE WHEN state = 'new' THEN 'noted' ELSE state END, sorted_by = 'bench', "
            sorted_away += "sorted_at = coalesce(sorted_at, opened_at)"
            cursor.execute(f"UPDATE {model._meta.db_table} SET {moved}{sorted_away if model is Story else ''}")
        for turn in range(1, times):
            more, newest = turn * articles, turn == times - 1
            shift = f" + interval '{more} minutes'"
            again = {column: column + shift for columns in TIMES.values() for column in columns}
            story = {"id": f"id + {turn * stories}", **again}
            if newest:
                first = f"id > (SELECT max(id) - 2000 FROM stories_story WHERE id <= {stories})"
                story["state"] = f"CASE WHEN {first} THEN 'new' ELSE state END"
                story["sorted_by"] = f"CASE WHEN {first} THEN '' ELSE sorted_by END"
                story["sorted_at"] = f"CASE WHEN {first} THEN NULL ELSE sorted_at END"
            about = {"id": f"id + {more}", "url": f"'https://bao.example/' || (id + {more})", **again}
            item = {"id": f"id + {more}", "hit_id": f"hit_id + {more}", "story_id": f"story_id + {turn * stories}"}
            _copy(cursor, Article, articles, about)
            _copy(cursor, Version, versions, {"id": f"id + {turn * versions}", "article_id": f"article_id + {more}"})
            _copy(cursor, Hit, articles, {"id": f"id + {more}", "article_id": f"article_id + {more}"})
            _copy(cursor, Story, stories, story)
            _copy(cursor, StoryItem, articles, item)
            if newest:
                _copy(cursor, Label, labels, {"id": f"id + {labels}", "item_id": f"item_id + {more}"})
            cursor.execute(
                "INSERT INTO articles_words SELECT article_id + %s, words, "
                "array_prepend((-1 - (article_id + %s) / %s)::int, near[2:]) "
                "FROM articles_words WHERE article_id <= %s",
                [more, more, index.BLOCK, articles],
            )
        cursor.execute("SET session_replication_role = origin")


def _last(cursor: Any, model: type[models.Model]) -> int:
    cursor.execute(f"SELECT max(id) FROM {model._meta.db_table}")
    return int(cursor.fetchone()[0])


def _copy(cursor: Any, model: type[models.Model], most: int, told: dict[str, str]) -> None:
    columns = [field.column for field in model._meta.concrete_fields if not field.generated]
    names, values = ", ".join(columns), ", ".join(told.get(column, column) for column in columns)
    table = model._meta.db_table
    cursor.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE id <= {most}")
