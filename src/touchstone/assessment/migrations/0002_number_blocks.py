from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_sittings")]

    operations = [
        migrations.RemoveField(model_name="presentation", name="block"),
        migrations.AddField(
            model_name="presentation",
            name="block",
            field=models.PositiveSmallIntegerField(default=1),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="sitting", name="blocks_committed", field=models.PositiveSmallIntegerField(default=0)
        ),
    ]
