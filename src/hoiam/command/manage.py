"""Lệnh quản trị của Django (migrate, makemigrations, shell …), cho người phát triển."""

import argparse
import os
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take everything as it stands: Django reads it itself."""
    parser.add_argument("words", nargs=argparse.REMAINDER)


def run(options: argparse.Namespace) -> int:
    """Hand the words to Django's own command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], *options.words])
    return 0
