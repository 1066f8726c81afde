"""Every setting, from the environment or from NAME_FILE. Read through django.conf only.

A start without any setting gives the embedded system: SQLite in ./var, jobs in the server's own process.
No password and no key has a default: the key is made on the first start and kept in HOIAM_VAR/secret.key.
"""

import os
import secrets
import shutil
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.FileAwareEnv()


def switch(name: str, default: bool) -> bool:
    """Return a yes/no setting; anything but True or False is a mistake that must be heard."""
    value = os.environ.get(name, str(default))
    if value not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name} phải là True hoặc False, không phải “{value}”.")
    return value == "True"


def secret_key(folder: Path) -> str:
    """Return the signing key: from SECRET_KEY or SECRET_KEY_FILE, else the one made on the first start."""
    given: str = env.str("SECRET_KEY", "")
    if given:
        return given
    kept = folder / "secret.key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64))
    return kept.read_text().strip()


SSO_APPS = ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]


def refuse_half_an_sso(server: str, name: str, client: str, secret: str) -> None:
    """Refuse a sign-in server that is only half set, that is asked without TLS, or whose libraries are not there."""
    if not (name and client and secret):
        raise ImproperlyConfigured(
            "HOIAM_OIDC_SERVER cần thêm HOIAM_OIDC_NAME, HOIAM_OIDC_CLIENT và HOIAM_OIDC_SECRET (hoặc …_FILE)."
        )
    at = urlsplit(server)
    if at.scheme != "https" and not (at.scheme == "http" and at.hostname in {"127.0.0.1", "localhost", "::1"}):
        raise ImproperlyConfigured(f"HOIAM_OIDC_SERVER phải bắt đầu bằng https://, không phải “{server}”.")
    if not all(find_spec(library) for library in ("jwt", "requests", "oauthlib")):
        raise ImproperlyConfigured("HOIAM_OIDC_SERVER cần gói mở rộng sso: uv sync --no-default-groups --extra sso")


HOIAM_VAR = Path(env.str("HOIAM_VAR", "var")).resolve()
HOIAM_FILES = Path(env.str("HOIAM_FILES", str(HOIAM_VAR / "files")))
HOIAM_CONTACT = env.str("HOIAM_CONTACT", "")  # who runs this installation; told to the sites that are read
HOIAM_CHROMIUM = env.str(
    "HOIAM_CHROMIUM", shutil.which("chromium") or shutil.which("google-chrome") or ""
)  # "" prints none
HOIAM_SPEECH_MODEL = env.str("HOIAM_SPEECH_MODEL", "")  # a folder; "" takes the weights of the extra `speech`
HOIAM_CERTIFICATES = env.str("HOIAM_CERTIFICATES", "")  # KEY.p12, KEY.pass of offices, roots/*.pem; "" signs nothing
HOIAM_ADDRESS = env.str("HOIAM_ADDRESS", "")  # where people open this installation: links in mails begin with it
HOIAM_MAIL_SERVER = env.str("HOIAM_MAIL_SERVER", "")  # alerts go out over it: smtp://user%40co.quan.vn@host:587
HOIAM_MAIL_PASSWORD = env.str("HOIAM_MAIL_PASSWORD", "")  # or HOIAM_MAIL_PASSWORD_FILE; shown nowhere
HOIAM_MAIL_FROM = env.str("HOIAM_MAIL_FROM", "")  # the sender; where it is empty, the user of the server
HOIAM_MAIL_INSIDE = switch("HOIAM_MAIL_INSIDE", False)  # the mail server stands in the office's own network
HOIAM_WEBHOOK_SECRET = env.str("HOIAM_WEBHOOK_SECRET", "")  # or …_FILE: webhooks are signed with a key made of it
HOIAM_TELEGRAM_TOKEN = env.str("HOIAM_TELEGRAM_TOKEN", "")  # or …_FILE; shown nowhere
HOIAM_ZALO_APP = env.str("HOIAM_ZALO_APP", "")  # the app that is tied to the office's Official Account
HOIAM_ZALO_SECRET = env.str("HOIAM_ZALO_SECRET", "")  # or …_FILE; shown nowhere
HOIAM_ZALO_TOKENS = env.str("HOIAM_ZALO_TOKENS", "")  # a file that this program rewrites: the tokens are used up
HOIAM_MAILBOX = env.str("HOIAM_MAILBOX", "")  # the office's own mailbox: imaps://user%40host@server/INBOX
HOIAM_MAILBOX_PASSWORD = env.str("HOIAM_MAILBOX_PASSWORD", "")  # or HOIAM_MAILBOX_PASSWORD_FILE; shown nowhere
HOIAM_MAILBOX_OFFICE = env.str("HOIAM_MAILBOX_OFFICE", "")  # the key of the office whose mailbox it is
HOIAM_OIDC_SERVER = env.str("HOIAM_OIDC_SERVER", "")  # the organisation's sign-in server; "" installs and shows none
HOIAM_OIDC_NAME = env.str("HOIAM_OIDC_NAME", "")  # what people call it: “Đăng nhập bằng …”
HOIAM_OIDC_CLIENT = env.str("HOIAM_OIDC_CLIENT", "")  # under which name this installation is known there
HOIAM_OIDC_SECRET = env.str("HOIAM_OIDC_SECRET", "")  # or HOIAM_OIDC_SECRET_FILE; shown nowhere

SECRET_KEY = secret_key(HOIAM_VAR)
DEBUG = switch("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
BEHIND_TLS = switch("BEHIND_TLS", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_AGE = 12 * 3600
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
X_FRAME_OPTIONS = "DENY"

# The nouns, in the order of the street.
NOUNS = (
    *("audit", "jobs", "units", "places", "files", "law", "sources", "articles", "papers", "watch", "stories"),
    *("lessons", "inbox"),
    *("trends", "alerts", "cases", "letters", "press", "directives", "reports", "dossiers", "replies"),
)
DESK = [f"hoiam.desk.{noun}" for noun in NOUNS]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "hoiam.web",  # before allauth: our templates of its pages stand before its own
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *DESK,
]
if HOIAM_OIDC_SERVER:
    refuse_half_an_sso(HOIAM_OIDC_SERVER, HOIAM_OIDC_NAME, HOIAM_OIDC_CLIENT, HOIAM_OIDC_SECRET)
    INSTALLED_APPS += SSO_APPS
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hoiam.web.chrome.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hoiam.web.clock.Now",
    "hoiam.web.door.Who",
]
ROOT_URLCONF = "hoiam.web.urls"
WSGI_APPLICATION = "hoiam.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hoiam.web.chrome.context.masthead",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{HOIAM_VAR / 'hoiam.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Measured: with Django's defaults 916 of 1,600 writes were refused; so none (docs/adr/0003).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        "PRAGMA cache_size=-32000;PRAGMA temp_store=MEMORY;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Pages ask short questions: to compile one took 230 of 265 ms where the filters of 10,000 cases are counted.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "units.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/cong-khai/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "hoiam.web.door.StaffOnly"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,20/5m/ip", "reauthenticate": "10/m/user"}
ACCOUNT_SESSION_REMEMBER = False
SOCIALACCOUNT_ADAPTER = "hoiam.web.sso.adapter.Door"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "hoiam.web.sso.provider.Portal",
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "co-quan",
                "name": HOIAM_OIDC_NAME,
                "client_id": HOIAM_OIDC_CLIENT,
                "secret": HOIAM_OIDC_SECRET,
                "settings": {"server_url": HOIAM_OIDC_SERVER.rstrip("/")},
            }
        ],
    }
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hồi Âm"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = HOIAM_VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
# Collected and compressed at every start of the server; tests read the files where they lie.
WHITENOISE_USE_FINDERS = not STATIC_ROOT.exists()
WHITENOISE_MAX_AGE = 600
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
HOIAM_UPLOAD_LIMIT = env.int("HOIAM_UPLOAD_LIMIT", 25 * 2**20)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's ticks and arrows are data: pictures
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
