from django.db import migrations

from jumelles.web.search import engine


def make(apps, editor):
    with editor.connection.cursor() as cursor:
        engine.create(cursor, editor.connection.vendor)


def unmake(apps, editor):
    with editor.connection.cursor() as cursor:
        engine.drop(cursor, editor.connection.vendor)


class Migration(migrations.Migration):
    """The index of the database itself, which Django has no model for. `index.catch_up` fills it when all migrations are done."""

    dependencies = [("search", "0001_entries")]

    operations = [migrations.RunPython(make, unmake)]
