"""A mark for each office, renewed with each change of its records."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0002_what_a_desk_needs"),
        ("register", "0005_index_the_years_of_actions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                ("office", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False, to="people.office")),
                ("mark", models.BigIntegerField()),
            ],
        ),
    ]
