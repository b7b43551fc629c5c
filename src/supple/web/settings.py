"""Django's settings. Everything that a person may choose comes from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.functional import SimpleLazyObject

from supple.web import environment, folder, security, sqlite

HERE = Path(__file__).resolve().parent
DATA_DIR = environment.folder("SUPPLE_DATA_DIR", "supple")

DEBUG = False
# Made at its first use: building the static files must not make a data folder.
SECRET_KEY: Any = SimpleLazyObject(lambda: folder.secret_key(DATA_DIR))
# The port is checked as well, in supple.web.guard.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
# By name: what takes the diary along builds on the pages, and the pages do not know it.
ROOT_URLCONF = "supple.exchange.urls"
APPEND_SLASH = False
WSGI_APPLICATION = "supple.web.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "supple.web.household",
    "supple.web.diary",
    "supple.web.answer",
    "supple.web.measuring",
    "supple.web.home",
    "supple.web.screening",
    "supple.web.today",
    "supple.web.camera",
]

MIDDLEWARE = [
    "supple.web.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Before WhiteNoise: a worker obeys the policy that comes with its own script.
    "csp.middleware.CSPMiddleware",
    "supple.web.guard.GuardMiddleware",
    "supple.web.home.gate.GateMiddleware",
    "supple.web.static_files.StaticFilesMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "supple.web.door.DoorMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "supple.web.faults.FaultMiddleware",
    "supple.web.screening.guarding.GuardingMiddleware",
    "supple.web.household.upkeep.UpkeepMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csrf",
                "django.template.context_processors.i18n",
                "supple.web.household.context.household",
                "supple.web.home.gate.on_phone",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / folder.DATABASE_FILE,
        "OPTIONS": sqlite.options(),
        "CONN_MAX_AGE": None,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # each session keeps its own distance from UTC

STATIC_URL = "/static/"
STATIC_ROOT = HERE / "static"
STATICFILES_DIRS = [HERE / "assets"]
# "source" serves the files as they are written, for whoever is changing them.
ASSETS = environment.choice("SUPPLE_ASSETS", ("built", "source"), "built")
STORAGES = {"staticfiles": {"BACKEND": "supple.web.storage.StaticStorage"}}
if ASSETS == "source":
    STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = ASSETS == "source"
# A file is looked for when it is asked for: `make build` may replace it while Supple runs.
WHITENOISE_AUTOREFRESH = True
# Whoever is named after its content (12 digits), or stands in a folder named after its version.
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\.[^/]+$|^/static/vendor/[^/]*\d+\.\d+[^/]*/"
WHITENOISE_ALLOW_ALL_ORIGINS = False

# A signed cookie needs no row: the door opens even while the disk is full.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = f"supple_{security.cookie_suffix(DATA_DIR)}"
SESSION_COOKIE_AGE = security.YEAR_S
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_SAVE_EVERY_REQUEST = True  # a year from the last visit, not from the first
CSRF_COOKIE_NAME = f"supple_csrf_{security.cookie_suffix(DATA_DIR)}"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "supple.web.faults.csrf_failure"

CONTENT_SECURITY_POLICY = security.CONTENT_SECURITY_POLICY
# Only where the page came over TLS, that is to phones: never on the loopback address.
SECURE_HSTS_SECONDS = security.MONTH_S
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"short": {"()": "supple.web.logs.ShortFormatter", "format": "supple: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "short"}},
    "root": {"handlers": ["stderr"], "level": "ERROR"},
    # Django's own would name addresses that carry a one-time token, at WARNING.
    "loggers": {"django": {"handlers": [], "level": "ERROR", "propagate": True}},
}
