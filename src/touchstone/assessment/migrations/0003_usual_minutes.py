from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0002_number_blocks")]

    operations = [
        migrations.AddField(
            "blueprint", "usual_minutes", models.PositiveSmallIntegerField(default=20), preserve_default=False
        ),
    ]
