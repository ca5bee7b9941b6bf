"""The settings of the site, with a mailbox that tells a test what happens to each message."""

from palliatief.settings import *  # noqa: F403

EMAIL_BACKEND = "tests.palliatief.post.postbus.Postbus"
EMAIL_TIMEOUT = 30
