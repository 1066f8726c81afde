"""Wakes Django for the commands that keep records; the others never import this."""

import os


def ready() -> None:
    """Load the settings and the apps. Calling it twice does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.settings")
    import django

    django.setup()
