"""All settings in one place; what differs per machine comes from the environment (docs/beheer.md)."""

import os
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from whitenoise.compress import Compressor

from palliatief.lib.logboek import forget_visitor

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
# numpy reads this when it is first imported. With a thread for every processor in every worker, most of them only wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# --- safety ---
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY")
# Secrets in the database are encrypted with the first, and read with any of these or SECRET_KEY (rotate_geheimen).
GEHEIMSLEUTELS = env.list("GEHEIMSLEUTELS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# True behind a reverse proxy that speaks HTTPS; a first run on one's own machine has no certificate.
HTTPS = env.bool("HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# The proxy's own check of its upstream comes without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^gezondheid\.json$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12
X_FRAME_OPTIONS = "DENY"
# Sites that may show the map in theirs (/embed/kaart/), as https://www.example.nl; all other pages stay out of frames.
EMBED_HOSTS = env.list("EMBED_HOSTS", default=[])

# --- background tiles: none by default, the areas are the base map and nothing leaves the server ---
PDOK_ACHTERGROND = env.bool("PDOK_ACHTERGROND", default=False)
PDOK_HOST = "https://service.pdok.nl"
TEGELS = {
    "url": f"{PDOK_HOST}/brt/achtergrondkaart/wmts/v2_0/pastel/EPSG:3857/{{z}}/{{x}}/{{y}}.png",
}

# --- addresses: looked up by the server, only when this is on ---
PDOK_LOCATIESERVER = env.bool("PDOK_LOCATIESERVER", default=False)
PDOK_LOCATIESERVER_URL = "https://api.pdok.nl/bzk/locatieserver/search/v3_1/free"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *([PDOK_HOST] if PDOK_ACHTERGROND else [])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# --- parts ---
INSTALLED_APPS = [
    "palliatief.gebruikers",
    "palliatief.post",
    "opendata",
    # Before the map: the commands of each do what those of the next do, and their own part.
    "evaluatie",
    "proeftuinen",
    "socialekaart",
    "palliatief.apps.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.gis",
    "django.contrib.postgres",
    "django_filters",
    "leaflet",
    "phonenumber_field",
    "simple_history",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "palliatief.middleware.Gzip",
    "csp.middleware.CSPMiddleware",
    "palliatief.middleware.TaalUitAdres",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "palliatief.middleware.ClosedByDefault",
    "palliatief.middleware.TweedeStap",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "palliatief.urls"
WSGI_APPLICATION = "palliatief.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- database ---
DATABASES = {"default": env.db("DATABASE_URL", engine="django.contrib.gis.db.backends.postgis")}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})
# A pool per worker process (so no gunicorn --preload); two seconds without a connection is "unreachable". The pool
# waits longer between attempts the longer the server is away; giving up after a second lets the next visitor try.
DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 2, "reconnect_timeout": 1}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Counts tries to log in, over all processes; the others are each process's own.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "gebruikers_teller",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "tempo": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}},
    "geheugen": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}},
}
# Points are geography on purpose (metres); the search tables do the bulk work.
SILENCED_SYSTEM_CHECKS = ["gis.W001"]

# --- jobs: rows of the same database, done by the worker that bin/run starts ---
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "taken"
PROCRASTINATE_IMPORT_PATHS = ["palliatief.wachtrij"]

# --- accounts ---
AUTH_USER_MODEL = "gebruikers.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "palliatief.gebruikers.adapter.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_PREVENT_ENUMERATION = True
# Who has no account gets no mail: that mail asks to sign up, and anybody could have it sent to anybody.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# A beheerder who makes an account knows the address.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Sociale kaart: "
# Who works in the admin logs in with a second step: a code from an app, or a passkey.
MFA_VERPLICHT = env.bool("MFA_VERPLICHT", default=HTTPS)
MFA_ADAPTER = "palliatief.gebruikers.adapter.TweedeFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Sociale kaart"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "palliatief.gebruikers.forms.CodeForm",
    "reauthenticate": "palliatief.gebruikers.forms.NogEensForm",
    "activate_totp": "palliatief.gebruikers.forms.AppForm",
    "add_webauthn": "palliatief.gebruikers.forms.PasskeyForm",
    "edit_webauthn": "palliatief.gebruikers.forms.PasskeynaamForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# --- mail ---
vars().update(env.email("EMAIL_URL", default="consolemail://"))
# A mail server that says nothing may not hold up the worker.
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("MAIL_FROM", default="sociale-kaart@localhost")
ADMINS = [("beheer", adres) for adres in env.list("ADMINS", default=[])]
CONTACT_EMAIL = env("CONTACT_EMAIL", default="")
# Where a weak spot can be reported (/.well-known/security.txt): addresses for mail or of pages, and the rules for it.
SECURITY_CONTACT = env.list("SECURITY_CONTACT", default=[CONTACT_EMAIL] if CONTACT_EMAIL else [])
SECURITY_POLICY = env("SECURITY_POLICY", default="")
# Who gives out the open data: a name, the address in a register of organisations (such as ROR), a website, and what
# kind of organisation it is (a word of http://purl.org/adms/publishertype/1.0).
PUBLISHER_NAME = env("PUBLISHER_NAME", default="Netwerk palliatieve zorg Amsterdam | Diemen")
PUBLISHER_URI = env("PUBLISHER_URI", default="")
PUBLISHER_URL = env("PUBLISHER_URL", default="")
PUBLISHER_TYPE = env("PUBLISHER_TYPE", default="NonProfitOrganisation")
# Where links in mails lead: a job knows no request.
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")

# A maildir with what comes back at MAIL_FROM, read by a job; without one see ``lees_retourmail`` in docs/beheer.md.
RETOUR_MAILDIR = env("RETOUR_MAILDIR", default="")
# After so many days the address and the words of a message are forgotten.
MAIL_BEWAAR_DAGEN = env.int("MAIL_BEWAAR_DAGEN", default=60)

# --- where bin/backup leaves its files; the health page looks how old the newest is ---
BACKUP_MAP = env("BACKUP_MAP", default=str(BASE_DIR / ".lokaal" / "backup"))

# --- language and time ---
LANGUAGE_CODE = "nl"
# In their own words: this is what the switch between them says.
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
PHONENUMBER_DEFAULT_REGION = "NL"
PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"

# --- static files ---
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "palliatief.statisch.Bundelopslag"},
}
# Source maps are for a developer's console: compressing them was a third of the set-up.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

# --- the map ---
# What rooms on top of the map make of its records; it calls them when the search rows are up to date (docs/adr/0009).
VOLGERS = ["opendata.actions.refresh_hsdsdiensten"]

RESULTATEN_PER_PAGINA = 25
# After this many days a record says that it was not checked lately.
CONTROLE_GELDIG_DAGEN = env.int("CONTROLE_GELDIG_DAGEN", default=365)
# After so many months the owner is asked whether a record is right; an initiative can have its own number.
CONTROLE_MAANDEN = env.int("CONTROLE_MAANDEN", default=10)
# So long after the question comes a reminder, and so long after that the coordinator hears.
CONTROLE_HERINNERING_DAGEN = env.int("CONTROLE_HERINNERING_DAGEN", default=14)
CONTROLE_COORDINATOR_DAGEN = env.int("CONTROLE_COORDINATOR_DAGEN", default=14)
# So long after the public mark “niet gecontroleerd” a record leaves the map; 0 is never.
CONTROLE_VAN_DE_KAART_DAGEN = env.int("CONTROLE_VAN_DE_KAART_DAGEN", default=180)
# So long the links in such a mail work.
CONTROLE_LINK_DAGEN = env.int("CONTROLE_LINK_DAGEN", default=30)
# So long a link to a meegeeflijst works.
MEEGEEFLIJST_DAGEN = env.int("MEEGEEFLIJST_DAGEN", default=90)
# So long after the decision we still know who sent a suggestion.
AANMELDING_BEWAAR_DAGEN = env.int("AANMELDING_BEWAAR_DAGEN", default=30)
# Counts of people below this are never published, and no figure from which they could be worked out.
ONDERDRUKKING_DREMPEL = env.int("ONDERDRUKKING_DREMPEL", default=10)
# So far people go to a place: up to so many metres counts for so much (E2SFCA, bands of distance).
BEREIK_BANDEN = ((1000, 1.0), (2000, 0.68), (3000, 0.22))
# So long a report that a researcher asked for is kept.
RAPPORT_BEWAAR_DAGEN = env.int("RAPPORT_BEWAAR_DAGEN", default=14)
# So often one address may ask the APIs something in a minute, in each process of the server.
API_PER_MINUUT = env.int("API_PER_MINUUT", default=600)
# Sheets that are read in: how large one may be, from how many rows on the worker does it, and how long it is kept. So
# long it can be undone.
INLEZING_MEGABYTES = env.int("INLEZING_MEGABYTES", default=10)
INLEZING_RIJEN = env.int("INLEZING_RIJEN", default=20_000)
INLEZING_METEEN = env.int("INLEZING_METEEN", default=2_000)
INLEZING_BEWAAR_DAGEN = env.int("INLEZING_BEWAAR_DAGEN", default=90)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"kort": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "vergeet_bezoeker": {"()": "django.utils.log.CallbackFilter", "callback": forget_visitor},
        "niet_bij_debug": {"()": "django.utils.log.RequireDebugFalse"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "kort"},
        "mail": {
            "class": "django.utils.log.AdminEmailHandler",
            "level": "ERROR",
            "filters": ["niet_bij_debug", "vergeet_bezoeker"],
        },
    },
    "loggers": {"django": {"handlers": ["mail"], "level": "INFO"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
