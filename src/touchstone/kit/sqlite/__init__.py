"""The embedded database: how its connections are opened. (How its writers take turns: `base`.)"""

from typing import Any

PATIENCE = 30.0  # seconds that a writer waits for its turn, in this process or behind another


def connection_options() -> dict[str, Any]:
    """What every connection is opened with. An acknowledged answer survives a power cut: synchronous is FULL."""
    pragmas = {
        "journal_mode": "WAL",
        "synchronous": "FULL",
        "cache_size": -16_000,  # kB per connection
        "mmap_size": 256 * 1024 * 1024,
        "temp_store": "MEMORY",
        "journal_size_limit": 64 * 1024 * 1024,
    }
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": PATIENCE,
        "init_command": ";".join(f"PRAGMA {name}={value}" for name, value in pragmas.items()),
    }
