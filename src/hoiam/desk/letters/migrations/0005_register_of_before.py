from django.db import migrations


def enter(apps, schema_editor):
    """Enter the numbers of before in the register."""
    letters, entries = (apps.get_model("letters", name) for name in ("Letter", "NumberEntry"))
    for letter in letters.objects.filter(number__isnull=False).iterator():
        entries.objects.get_or_create(
            office_id=letter.office_id,
            year=letter.numbered_on.year,
            series="CV",
            number=letter.number,
            defaults={
                "letter": letter,
                "day": letter.numbered_on,
                "state": "used",
                "taken_by": letter.issued_by,
                "taken_at": letter.issued_at,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("letters", "0004_signing_and_register")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop, elidable=True)]
