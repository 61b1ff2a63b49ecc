"""What a wheel carries besides the code. An editable install reads these from the checkout instead."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedFiles(BuildHookInterface):  # type: ignore[misc]  # the build back end lives in its own environment
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            build_data["force_include"] = {
                "content": "touchstone/shipped/content",
                "web/dist": "touchstone/shipped/web",
            }
