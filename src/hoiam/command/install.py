"""Lập cơ quan thật đầu tiên: hỏi tên cơ quan, tài khoản quản trị và mật khẩu. Không có mật khẩu mặc định."""

import argparse
import getpass
import sys
from datetime import datetime

from hoiam.command._kit.django import ready

QUESTIONS = (
    ("key", "Mã cơ quan (chữ thường, không dấu, ví dụ: xa-dak-ha)"),
    ("name", "Tên đầy đủ (ví dụ: Ủy ban nhân dân xã Đăk Hà)"),
    ("short_name", "Tên gọn (ví dụ: UBND xã Đăk Hà)"),
    ("place_name", "Địa danh ghi trước ngày tháng (ví dụ: Đăk Hà)"),
    ("province", "Tỉnh, thành phố"),
    ("notation", "Ký hiệu công văn (ví dụ: UBND-VX)"),
)
CODES = "Mã đơn vị hành chính, ví dụ 23500 (nhiều mã thì cách nhau dấu phẩy; bỏ trống: bộ địa danh Đăk Hà): "
COMMUNES = ("xã", "phường", "đặc khu")  # the lower of the two tiers of government


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: everything is asked."""


def run(options: argparse.Namespace) -> int:
    """Ask, then create the office and its administrator."""
    ready()
    from django.contrib.auth.password_validation import ValidationError, validate_password

    from hoiam.desk.units.models import Person
    from hoiam.run.clock import now
    from hoiam.run.setup import prepare

    moment = now()
    prepare(moment)
    answers = {name: _ask(question) for name, question in QUESTIONS}
    level = "commune" if any(f" {kind} " in f" {answers['name']} ".lower() for kind in COMMUNES) else "province"
    gazetteer = _gazetteer(answers["key"], moment)
    username = _ask("Tên đăng nhập của quản trị")
    password = getpass.getpass("Mật khẩu (ít nhất 12 ký tự): ")
    try:
        validate_password(password, Person(username=username))
    except ValidationError as weak:
        print("Mật khẩu chưa đạt: " + " ".join(weak.messages), file=sys.stderr)
        return 1
    if getpass.getpass("Nhập lại mật khẩu: ") != password:
        print("Hai lần nhập mật khẩu không giống nhau. Chưa tạo gì.", file=sys.stderr)
        return 1
    _create(answers, level, gazetteer, username, password, moment)
    print("Đã lập cơ quan và tài khoản quản trị. Chạy: hoiam serve")
    return 0


def _ask(question: str) -> str:
    while not (answer := input(f"{question}: ").strip()):
        pass
    return answer


def _gazetteer(key: str, moment: datetime) -> str:
    """Ask for the codes of the territory, make its gazetteer, load its places; no codes: the shipped first office."""
    from django.conf import settings

    from hoiam.command import gazetteer as command
    from hoiam.core.errors import Unreadable
    from hoiam.core.values.actor import MACHINE
    from hoiam.desk.places import actions as places
    from hoiam.run.gazetteers import gazetteer

    while codes := input(CODES).replace(",", " ").split():
        try:
            command.write(key, codes, settings.HOIAM_VAR)
        except Unreadable as wrong:
            if wrong.code != "gazetteer.exists":
                print(f"Chưa được: {command.said(wrong)}.", file=sys.stderr)
                continue
        places.load(places=gazetteer(key).places, by=MACHINE, now=moment)
        return key
    return "dak-ha"


def _create(answers: dict[str, str], level: str, names: str, username: str, password: str, moment: datetime) -> None:
    from hoiam.core.calendar import localdate
    from hoiam.core.values.actor import MACHINE, Role
    from hoiam.desk.units import actions

    today = localdate(moment)
    fields = {**answers, "level": level, "gazetteer": names, "valid_from": today}
    office = actions.open_office(by=MACHINE, now=moment, **fields)
    person = actions.put_person(username=username, post="Quản trị hệ thống", password=password, by=MACHINE, now=moment)
    actions.grant(person=person, office=office, role=Role.QUAN_TRI, valid_from=today, by=MACHINE, now=moment)
