"""Style sheets, scripts and pictures under names that carry their content's hash, made ready without being asked."""

import fcntl
import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Hashed names once they are made; plain names before that, as in a test, where no server has started."""

    def take_up_manifest(self) -> None:
        hashed_files, self.manifest_hash = self.load_manifest()
        vars(self)["hashed_files"] = hashed_files  # the stubs hold it for a text

    def stored_name(self, name: str) -> str:
        if not self.hashed_files:
            return name
        stored: str = super().stored_name(name)
        return stored


def prepare() -> None:
    """Gather and compress what has changed since the last start. When nothing has, this costs a few file listings."""
    root = Path(settings.STATIC_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    stamp, made_from = root.with_suffix(".stamp"), _fingerprint()
    with root.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several processes may start at once
        if not stamp.exists() or stamp.read_text() != made_from:
            call_command("collectstatic", interactive=False, verbosity=0)
            stamp.write_text(made_from)
    assert isinstance(staticfiles_storage, Storage)
    staticfiles_storage.take_up_manifest()


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            digest.update(f"{name} {file.st_size} {file.st_mtime_ns}\n".encode())
    return digest.hexdigest()
