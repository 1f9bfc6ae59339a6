"""The JSON schema that an answer must hold to: the form of the records, the codes of the codebook."""

from __future__ import annotations

from typing import Any

import msgspec

from legation.endpoint.answer import CERTAINTIES, Answer
from legation.resources.codebook import EVENT_TYPES, Codebook


def answer_schema(codebook: Codebook) -> dict[str, Any]:
    """The schema in the strict subset that endpoints have in common: every key required, no other allowed."""
    schema: dict[str, Any] = msgspec.json.schema(Answer)
    for record in schema["$defs"].values():
        # What the docstrings say is said to programmers.
        record.pop("description", None)
        properties = record["properties"]
        for one in properties.values():
            one.pop("default", None)
        record["required"] = list(properties)
        record["additionalProperties"] = False
    event = schema["$defs"]["AnsweredEvent"]["properties"]
    event["event_type"]["enum"] = list(EVENT_TYPES)
    event["status"]["enum"] = list(codebook.statuses)
    event["certainty"]["enum"] = list(CERTAINTIES)
    for name, codes in (("mode", codebook.mode_names), ("detail", codebook.details)):
        event[name] = {
            "description": event[name]["description"],
            "anyOf": [{"type": "string", "enum": sorted(codes)}, {"type": "null"}],
        }
    # A root that only refers is refused by some.
    return {**schema["$defs"].pop("Answer"), "$defs": schema["$defs"]}
