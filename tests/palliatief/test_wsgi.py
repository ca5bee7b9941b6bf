"""What gunicorn starts."""

from django.core.handlers.wsgi import WSGIHandler


def test_the_application_can_be_served():
    from palliatief.wsgi import application

    assert isinstance(application, WSGIHandler)
