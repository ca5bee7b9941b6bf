"""Which browser somebody uses, in words; just enough to know one's own again."""

from django.utils.translation import gettext as _

# The first that fits: browsers also name those that they look like.
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMEN = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def name_device(user_agent: str) -> str:
    """As "Firefox op Windows"; of what is not known only that."""
    browser = next((naam for teken, naam in BROWSERS.items() if teken in user_agent), _("Een browser"))
    systeem = next((naam for teken, naam in SYSTEMEN.items() if teken in user_agent), "")
    return _("%(browser)s op %(systeem)s") % {"browser": browser, "systeem": systeem} if systeem else browser
