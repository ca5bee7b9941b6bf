"""The parts of Postgres that the map needs."""

from django.contrib.postgres.operations import CreateExtension, TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [CreateExtension("postgis"), TrigramExtension(), UnaccentExtension()]
