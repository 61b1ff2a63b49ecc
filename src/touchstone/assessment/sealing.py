"""One digest for a block of answers: whoever holds the block's salt can prove what was answered and scored.

The ledger is read by people who may not read reports. A digest of a single answer would tell them by trial, as a choice
has few options; without the salt, which never leaves the block's row, this one tells nothing.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable

from touchstone.assessment.models import Presentation


def seal(answered: Iterable[Presentation], *, salt: str) -> str:
    said = [[each.position, str(each.version_id), each.response.score, each.response.content] for each in answered]
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hmac.new(salt.encode(), canonical.encode(), hashlib.sha256).hexdigest()
