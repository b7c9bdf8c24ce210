"""Public pages of partnerships, their articles, and the marks of what everybody may see."""

import django.db.models.deletion
import jumelles.web.fields
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_what_a_desk_needs"),
        ("register", "0006_stamps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Who or what says so: a document, an article, a person, with its date.",
                        max_length=2000,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Never shown outside the office.", max_length=10000, verbose_name="internal note"
                    ),
                ),
                ("title_fr", models.CharField(blank=True, max_length=200, verbose_name="title in French")),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="title in English")),
                ("title_ru", models.CharField(blank=True, max_length=200, verbose_name="title in Russian")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens: a-visit. Links break when it changes.",
                        max_length=80,
                        verbose_name="word in the address",
                    ),
                ),
                ("body_fr", models.TextField(blank=True, max_length=50000, verbose_name="text in French")),
                ("body_en", models.TextField(blank=True, max_length=50000, verbose_name="text in English")),
                ("body_ru", models.TextField(blank=True, max_length=50000, verbose_name="text in Russian")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("scheduled", "scheduled"), ("published", "published"), ("withdrawn", "withdrawn")],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True, help_text="From this moment on everybody may read it.", null=True, verbose_name="published at"
                    ),
                ),
                ("open_to_comments", models.BooleanField(default=True, verbose_name="open to comments")),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "ordering": [models.OrderBy(models.F("publish_at"), descending=True, nulls_first=True), "slug", "id"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ArticleLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Who or what says so: a document, an article, a person, with its date.",
                        max_length=2000,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Never shown outside the office.", max_length=10000, verbose_name="internal note"
                    ),
                ),
            ],
            options={
                "verbose_name": "fact the article tells",
                "verbose_name_plural": "facts the article tells",
                "ordering": ["id"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="HistoricalArticle",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Who or what says so: a document, an article, a person, with its date.",
                        max_length=2000,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Never shown outside the office.", max_length=10000, verbose_name="internal note"
                    ),
                ),
                ("title_fr", models.CharField(blank=True, max_length=200, verbose_name="title in French")),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="title in English")),
                ("title_ru", models.CharField(blank=True, max_length=200, verbose_name="title in Russian")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens: a-visit. Links break when it changes.",
                        max_length=80,
                        verbose_name="word in the address",
                    ),
                ),
                ("body_fr", models.TextField(blank=True, max_length=50000, verbose_name="text in French")),
                ("body_en", models.TextField(blank=True, max_length=50000, verbose_name="text in English")),
                ("body_ru", models.TextField(blank=True, max_length=50000, verbose_name="text in Russian")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("scheduled", "scheduled"), ("published", "published"), ("withdrawn", "withdrawn")],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True, help_text="From this moment on everybody may read it.", null=True, verbose_name="published at"
                    ),
                ),
                ("open_to_comments", models.BooleanField(default=True, verbose_name="open to comments")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
            ],
            options={
                "verbose_name": "historical article",
                "verbose_name_plural": "historical articles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalArticleLink",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Who or what says so: a document, an article, a person, with its date.",
                        max_length=2000,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Never shown outside the office.", max_length=10000, verbose_name="internal note"
                    ),
                ),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
            ],
            options={
                "verbose_name": "historical fact the article tells",
                "verbose_name_plural": "historical facts the article tells",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPublicPage",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Who or what says so: a document, an article, a person, with its date.",
                        max_length=2000,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Never shown outside the office.", max_length=10000, verbose_name="internal note"
                    ),
                ),
                ("title_fr", models.CharField(blank=True, max_length=200, verbose_name="title in French")),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="title in English")),
                ("title_ru", models.CharField(blank=True, max_length=200, verbose_name="title in Russian")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens: heidelberg. Links break when it changes.",
                        max_length=60,
                        verbose_name="word in the address",
                    ),
                ),
                ("languages", jumelles.web.fields.LanguagesField(max_length=20, verbose_name="languages of the page")),
                ("story_fr", models.TextField(blank=True, max_length=20000, verbose_name="story in French")),
                ("story_en", models.TextField(blank=True, max_length=20000, verbose_name="story in English")),
                ("story_ru", models.TextField(blank=True, max_length=20000, verbose_name="story in Russian")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published")], default="draft", max_length=10, verbose_name="state"
                    ),
                ),
                (
                    "comments",
                    models.CharField(
                        choices=[
                            ("off", "no comments"),
                            ("on", "comments, each read by the office first"),
                            ("verified", "comments from confirmed e-mail addresses, each read by the office first"),
                        ],
                        default="off",
                        max_length=10,
                        verbose_name="comments",
                    ),
                ),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
            ],
            options={
                "verbose_name": "historical public page",
                "verbose_name_plural": "historical public page",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PublicPage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Who or what says so: a document, an article, a person, with its date.",
                        max_length=2000,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Never shown outside the office.", max_length=10000, verbose_name="internal note"
                    ),
                ),
                ("title_fr", models.CharField(blank=True, max_length=200, verbose_name="title in French")),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="title in English")),
                ("title_ru", models.CharField(blank=True, max_length=200, verbose_name="title in Russian")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens: heidelberg. Links break when it changes.",
                        max_length=60,
                        verbose_name="word in the address",
                    ),
                ),
                ("languages", jumelles.web.fields.LanguagesField(max_length=20, verbose_name="languages of the page")),
                ("story_fr", models.TextField(blank=True, max_length=20000, verbose_name="story in French")),
                ("story_en", models.TextField(blank=True, max_length=20000, verbose_name="story in English")),
                ("story_ru", models.TextField(blank=True, max_length=20000, verbose_name="story in Russian")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published")], default="draft", max_length=10, verbose_name="state"
                    ),
                ),
                (
                    "comments",
                    models.CharField(
                        choices=[
                            ("off", "no comments"),
                            ("on", "comments, each read by the office first"),
                            ("verified", "comments from confirmed e-mail addresses, each read by the office first"),
                        ],
                        default="off",
                        max_length=10,
                        verbose_name="comments",
                    ),
                ),
            ],
            options={
                "verbose_name": "public page",
                "verbose_name_plural": "public page",
                "ordering": ["slug", "id"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddField(
            model_name="action",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="agreement",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="document",
            name="alt",
            field=models.CharField(
                blank=True,
                help_text="What is to be seen, for those who do not see it.",
                max_length=500,
                verbose_name="description of the picture",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="credit",
            field=models.CharField(
                blank=True, help_text="Who took it and who allows to show it.", max_length=200, verbose_name="credit of the picture"
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="heritageitem",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="alt",
            field=models.CharField(
                blank=True,
                help_text="What is to be seen, for those who do not see it.",
                max_length=500,
                verbose_name="description of the picture",
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="credit",
            field=models.CharField(
                blank=True, help_text="Who took it and who allows to show it.", max_length=200, verbose_name="credit of the picture"
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="historicalheritageitem",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="historicalhonour",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="historicalmediamention",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="historicalperson",
            name="consented",
            field=models.DateField(
                blank=True,
                help_text="Keep the written consent among the documents.",
                null=True,
                verbose_name="consent to be named in public, given on",
            ),
        ),
        migrations.AddField(
            model_name="historicalperson",
            name="public",
            field=models.BooleanField(default=False, verbose_name="named to everybody"),
        ),
        migrations.AddField(
            model_name="historicalprogrammeitem",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="historicalvisit",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="honour",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="mediamention",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="person",
            name="consented",
            field=models.DateField(
                blank=True,
                help_text="Keep the written consent among the documents.",
                null=True,
                verbose_name="consent to be named in public, given on",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="public",
            field=models.BooleanField(default=False, verbose_name="named to everybody"),
        ),
        migrations.AddField(
            model_name="programmeitem",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddField(
            model_name="visit",
            name="public",
            field=models.BooleanField(default=False, verbose_name="shown to everybody"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("public", False),
                    models.Q(models.Q(("credit", ""), _negated=True), models.Q(("alt", ""), _negated=True)),
                    _connector="OR",
                ),
                name="public_picture_in_words",
                violation_error_message="What is shown to everybody needs its credit and its description.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("public", False), ("consented__isnull", False), _connector="OR"),
                name="named_with_consent",
                violation_error_message="Nobody is named to everybody without consent: write the day on which it was given.",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="office",
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"),
        ),
        migrations.AddField(
            model_name="article",
            name="picture",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.document",
                verbose_name="picture at the top",
            ),
        ),
        migrations.AddField(
            model_name="articlelink",
            name="action",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.action",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="articlelink",
            name="agreement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.agreement",
                verbose_name="agreement",
            ),
        ),
        migrations.AddField(
            model_name="articlelink",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="links", to="register.article", verbose_name="article"
            ),
        ),
        migrations.AddField(
            model_name="articlelink",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.document",
                verbose_name="picture",
            ),
        ),
        migrations.AddField(
            model_name="articlelink",
            name="heritage",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.heritageitem",
                verbose_name="heritage item",
            ),
        ),
        migrations.AddField(
            model_name="articlelink",
            name="honour",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.honour",
                verbose_name="honour",
            ),
        ),
        migrations.AddField(
            model_name="articlelink",
            name="mention",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.mediamention",
                verbose_name="media mention",
            ),
        ),
        migrations.AddField(
            model_name="articlelink",
            name="office",
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"),
        ),
        migrations.AddField(
            model_name="articlelink",
            name="visit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.visit",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticle",
            name="history_user",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="historicalarticle",
            name="office",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="people.office",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticle",
            name="picture",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.document",
                verbose_name="picture at the top",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="action",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.action",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="agreement",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.agreement",
                verbose_name="agreement",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="article",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="document",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.document",
                verbose_name="picture",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="heritage",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.heritageitem",
                verbose_name="heritage item",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="history_user",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="honour",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.honour",
                verbose_name="honour",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="mention",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.mediamention",
                verbose_name="media mention",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="office",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="people.office",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticlelink",
            name="visit",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.visit",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="historicalpublicpage",
            name="cover",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.document",
                verbose_name="picture at the top",
            ),
        ),
        migrations.AddField(
            model_name="historicalpublicpage",
            name="history_user",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="historicalpublicpage",
            name="office",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="people.office",
            ),
        ),
        migrations.AddField(
            model_name="historicalpublicpage",
            name="partnership",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.partnership",
                verbose_name="partnership",
            ),
        ),
        migrations.AddField(
            model_name="publicpage",
            name="cover",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.document",
                verbose_name="picture at the top",
            ),
        ),
        migrations.AddField(
            model_name="publicpage",
            name="office",
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"),
        ),
        migrations.AddField(
            model_name="publicpage",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pages", to="register.partnership", verbose_name="partnership"
            ),
        ),
        migrations.AddField(
            model_name="historicalarticle",
            name="page",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.publicpage",
                verbose_name="public page",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="articles", to="register.publicpage", verbose_name="public page"
            ),
        ),
        migrations.AddConstraint(
            model_name="articlelink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("action__isnull", True),
                        ("agreement__isnull", False),
                        ("document__isnull", True),
                        ("heritage__isnull", True),
                        ("honour__isnull", True),
                        ("mention__isnull", True),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", False),
                        ("agreement__isnull", True),
                        ("document__isnull", True),
                        ("heritage__isnull", True),
                        ("honour__isnull", True),
                        ("mention__isnull", True),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("agreement__isnull", True),
                        ("document__isnull", True),
                        ("heritage__isnull", True),
                        ("honour__isnull", True),
                        ("mention__isnull", True),
                        ("visit__isnull", False),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("agreement__isnull", True),
                        ("document__isnull", True),
                        ("heritage__isnull", True),
                        ("honour__isnull", False),
                        ("mention__isnull", True),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("agreement__isnull", True),
                        ("document__isnull", True),
                        ("heritage__isnull", False),
                        ("honour__isnull", True),
                        ("mention__isnull", True),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("agreement__isnull", True),
                        ("document__isnull", True),
                        ("heritage__isnull", True),
                        ("honour__isnull", True),
                        ("mention__isnull", False),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("agreement__isnull", True),
                        ("document__isnull", False),
                        ("heritage__isnull", True),
                        ("honour__isnull", True),
                        ("mention__isnull", True),
                        ("visit__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="link_to_one_fact",
                violation_error_message="Name one fact, and only one.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalarticlelink",
            index=models.Index(fields=["office", "-history_date"], name="articlelink_newest"),
        ),
        migrations.AddIndex(
            model_name="historicalarticlelink",
            index=models.Index(condition=models.Q(("history_type", "-")), fields=["office", "-history_date"], name="articlelink_deleted"),
        ),
        migrations.AddIndex(
            model_name="historicalpublicpage",
            index=models.Index(fields=["office", "-history_date"], name="publicpage_newest"),
        ),
        migrations.AddIndex(
            model_name="historicalpublicpage",
            index=models.Index(condition=models.Q(("history_type", "-")), fields=["office", "-history_date"], name="publicpage_deleted"),
        ),
        migrations.AddConstraint(
            model_name="publicpage",
            constraint=models.UniqueConstraint(
                fields=("partnership",), name="page_once", violation_error_message="This partnership has its public page already."
            ),
        ),
        migrations.AddConstraint(
            model_name="publicpage",
            constraint=models.UniqueConstraint(
                fields=("office", "slug"),
                name="page_address_once",
                violation_error_message="Another page of the office has this word in its address.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicpage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "draft"), models.Q(("title_en", ""), ("title_fr", ""), ("title_ru", ""), _negated=True), _connector="OR"
                ),
                name="page_published_with_title",
                violation_error_message="Give the page a title before it is published.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalarticle",
            index=models.Index(fields=["office", "-history_date"], name="article_newest"),
        ),
        migrations.AddIndex(
            model_name="historicalarticle",
            index=models.Index(condition=models.Q(("history_type", "-")), fields=["office", "-history_date"], name="article_deleted"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["office", "state", "-publish_at"], name="article_by_moment"),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                fields=("page", "slug"),
                name="article_address_once",
                violation_error_message="Another article of the page has this word in its address.",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "withdrawn"]), ("publish_at__isnull", False), _connector="OR"),
                name="article_published_with_moment",
                violation_error_message="Say from which moment on everybody may read the article.",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "withdrawn"]),
                    models.Q(("title_en", ""), ("title_fr", ""), ("title_ru", ""), _negated=True),
                    _connector="OR",
                ),
                name="article_published_with_title",
                violation_error_message="Give the article a title before it is published.",
            ),
        ),
    ]
