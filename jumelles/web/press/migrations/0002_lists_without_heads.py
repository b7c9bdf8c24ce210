"""A list may have no heads: its first row is a row."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('press', '0001_clippings'),
    ]

    operations = [
        migrations.AddField(
            model_name='clipping',
            name='headless',
            field=models.BooleanField(default=False),
        ),
    ]
