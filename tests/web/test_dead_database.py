"""A dead database is said in a sentence, with the right code, and nothing is lost."""

import os
import subprocess
import sys
from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

DEAD = patch("django.db.backends.base.base.BaseDatabaseWrapper.cursor", side_effect=OperationalError("gone"))


@pytest.mark.parametrize("path", ["/vu-viec/", "/cong-khai/huyen-dak-ha/", "/readyz"])
@pytest.mark.django_db
def test_a_page_says_that_the_database_does_not_answer(path: str, client: Client) -> None:
    client.raise_request_exception = False
    client.cookies["sessionid"] = "x" * 32
    with DEAD:
        answer = client.get(path)
    assert answer.status_code == 503
    if path != "/readyz":
        said = answer.content.decode()
        assert "Cơ sở dữ liệu không trả lời" in said and "Dữ liệu đã lưu vẫn còn nguyên" in said


def test_the_process_is_still_alive_without_its_database(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("words", [("serve",), ("audit", "verify")])
def test_a_command_says_so_and_fails(words: tuple[str, ...], tmp_path: Any) -> None:
    env = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "HOIAM_VAR": str(tmp_path)}
    command = [sys.executable, "-m", "hoiam.command", *words]
    answer = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 1
    assert "không kết nối được cơ sở dữ liệu" in answer.stderr
    assert "Traceback" not in answer.stderr
