"""The door that the web server knocks at."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.settings")
application = get_wsgi_application()

from hoiam.web.memory import settled  # noqa: E402 - it asks for the settings

settled()
