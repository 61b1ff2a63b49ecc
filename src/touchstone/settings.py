"""Every setting, read from the environment once. An unknown or malformed setting stops the start, by name."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from touchstone.environment import Environment
from touchstone.integrations.mail import settings as mail_settings
from touchstone.integrations.oidc import settings as oidc_settings
from touchstone.kit import logs
from touchstone.kit.sqlite import connection_options

env = Environment(os.environ)
PACKAGE = Path(__file__).resolve().parent
REPOSITORY = PACKAGE.parent.parent

# What ships beside the code: inside the wheel under `shipped`, in a checkout at the top.
SHIPPED = PACKAGE / "shipped"
CONTENT = SHIPPED / "content" if SHIPPED.exists() else REPOSITORY / "content"
WEB = SHIPPED / "web" if SHIPPED.exists() else REPOSITORY / "web" / "dist"

DATA = env.path("TOUCHSTONE_DATA", default=Path("touchstone-data")).resolve()
DEMONSTRATION = env.flag("TOUCHSTONE_DEMO", default=False)
BASE_URL = env.url("TOUCHSTONE_BASE_URL", default="http://127.0.0.1:8000")
DEBUG = False
SECRET_KEY = env.secret("TOUCHSTONE_SECRET_KEY", kept_in=DATA / "secret-key")
HERE = ["127.0.0.1", "localhost", "[::1]", urlsplit(BASE_URL).hostname or ""]
ALLOWED_HOSTS = env.words("TOUCHSTONE_ALLOWED_HOSTS", default=HERE)
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE = BASE_URL.startswith("https://")
LOGGING = logs.settings(env.choice("TOUCHSTONE_LOG_LEVEL", default="info", among=("debug", "info", "warning", "error")))

INSTALLED_APPS = [
    "touchstone.kit",
    "touchstone.audit",
    "touchstone.people",
    "touchstone.bank",
    "touchstone.assessment",
    "touchstone.profiles",
    "touchstone.hiring",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "touchstone.kit.logs.RequestLogMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "touchstone.people.middleware.SetUpMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "touchstone.people.middleware.MemberMiddleware",
    "touchstone.kit.middleware.DomainErrorMiddleware",
]

ROOT_URLCONF = "touchstone.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "touchstone.navigation.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

DATABASES = {
    "default": env.postgresql("DATABASE_URL")
    or {
        "ENGINE": "touchstone.kit.sqlite",
        "NAME": DATA / "touchstone.sqlite3",
        "OPTIONS": connection_options(),
        "CONN_MAX_AGE": None,  # a connection per thread, opened once
        "TEST": {"NAME": ":memory:"},
    },
}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "touchstone.people.sign_in.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second step is told to its owner
ACCOUNT_CHANGE_EMAIL = True  # one address at a time, proven before it counts
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TOUCHSTONE_PROXIES", default=0)  # whose X-Forwarded-For counts
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Touchstone"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
OIDC = oidc_settings.parsed(env.text("TOUCHSTONE_OIDC", default=""))
SOCIALACCOUNT_PROVIDERS = OIDC.providers
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_ONLY = False

MAIL = mail_settings.parsed(env.text("TOUCHSTONE_MAIL_URL", default=""), folder=DATA / "mail")
globals().update(MAIL)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("TOUCHSTONE_MAIL_FROM", default="Touchstone <touchstone@localhost>")

TASKS = {
    "default": {"BACKEND": "touchstone.kit.queue.Queue", "OPTIONS": {"id_function": "touchstone.kit.ids.new_id"}},
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("de", _("German"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB]
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "touchstone.kit.static.Storage"},
}
WHITENOISE_USE_FINDERS = True  # plain names too, for a page rendered before the hashed ones are made

# Nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'", *OIDC.origins],
        "frame-ancestors": ["'none'"],
    },
}
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # strict would sign people out who come from a mail
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

env.refuse_unknown(prefix="TOUCHSTONE_")
