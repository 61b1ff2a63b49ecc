from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0003_fewer_indexes_on_the_path_of_answers")]

    operations = [
        migrations.AddField(
            "blueprint", "usual_minutes", models.PositiveSmallIntegerField(default=20), preserve_default=False
        ),
    ]
