"""Secrets that travel in links. Only their digest is stored, so that a stolen database opens no door."""

import hashlib
import secrets


def new_token() -> str:
    return secrets.token_urlsafe(24)  # 192 bits: beyond guessing, short enough for a line of mail


def digest(token: str) -> str:
    """SHA-256 suffices: the token is already uniform, there is no dictionary to slow down."""
    return hashlib.sha256(token.encode()).hexdigest()
