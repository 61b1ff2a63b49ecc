from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0004_usual_minutes")]

    operations = [
        migrations.AddField("block", "salt", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
    ]
