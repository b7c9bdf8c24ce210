"""A case may be of an item that seeks and an offer of ours."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_what_a_desk_needs'),
        ('register', '0010_evidence'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='introduction',
            name='introduction_has_one_offer',
        ),
        migrations.AlterField(
            model_name='introduction',
            name='need',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases_of_need', to='register.opening', verbose_name='need'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('item__isnull', False), ('need__isnull', True), ('offer__isnull', False)), models.Q(('item__isnull', False), ('need__isnull', False), ('offer__isnull', True)), models.Q(('item__isnull', True), ('need__isnull', False), ('offer__isnull', False)), _connector='OR'), name='introduction_has_two_sides', violation_error_message='A case has two sides: a need and an offer, or an item of a portfolio for one.'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.UniqueConstraint(fields=('partnership', 'offer', 'item'), name='introduction_once_of_seeker', violation_error_message='These two have been put together already.'),
        ),
    ]
