"""The JSON Schemas that editors check and complete skills' files with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macsen_lite.intents import schema

SCHEMA_NAME, COMMON_SCHEMA_NAME = "schema.json", "schema.common.json"
"""For a skill's file and for ``_common.yaml``; they lie beside the files."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(*, common: bool = False) -> dict[str, Any]:
    """The JSON Schema of a skill's file or of ``_common.yaml``, short forms included."""
    model = schema.CommonFile if common else schema.SkillFile
    return {"$schema": _DIALECT, **model.model_json_schema(by_alias=True)}


def write_schemas(folder: Path) -> tuple[Path, Path]:
    """Write both into ``folder``, which is made if need be. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / SCHEMA_NAME, folder / COMMON_SCHEMA_NAME
    for path, common in zip(written, (False, True), strict=True):
        text = json.dumps(schema_of(common=common), ensure_ascii=False, indent=2) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return written
