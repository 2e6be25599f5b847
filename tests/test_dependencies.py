"""What the package imports is what it declares, and none of it is under the GPL."""

import ast
import re
import sys
from importlib import metadata
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "macsen_lite"
NOT_IMPORTED = {"sounddevice", "tzdata", "websockets"}
"""sounddevice is imported by name when the sound card is wanted (it loads PortAudio at once);
zoneinfo reads tzdata where the system has no time zones.
uvicorn finds websockets by itself."""
OPTIONAL = {"distributed", "libzim", "onnxruntime", "paho-mqtt", "tinytag", "zeroconf"}
"""What a skill needs that not everybody has: extras, imported when that skill is used."""
COMPANIONS = {"pydantic-core": "pydantic"}
"""Part of another package, and of the same version as it."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements(name: str) -> set[str]:
    """Names of what ``name`` needs on this machine, its extras apart."""
    return {
        normal(re.match(r"[\w.-]+", line)[0])
        for line in metadata.requires(name) or []
        if not re.search(r"extra ==|Windows|Darwin|win32|python_version < ", line)
    }


def test_every_import_is_declared_and_every_dependency_used() -> None:
    imported = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    providers = metadata.packages_distributions()
    used = {
        normal(providers[module][0])
        for module in imported - sys.stdlib_module_names - {"macsen_lite"}
    }
    used = {COMPANIONS.get(name, name) for name in used}

    assert used - OPTIONAL == requirements("macsen-lite") - NOT_IMPORTED


def test_nothing_that_is_needed_is_under_the_gpl() -> None:
    waiting, seen = requirements("macsen-lite"), set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        facts = metadata.metadata(name)
        words = [facts.get("License-Expression") or "", (facts.get("License") or "")[:200]]
        words += [c for c in facts.get_all("Classifier") or [] if c.startswith("License")]
        licence = " ".join(words)
        # The Lesser GPL lets a program load the library unchanged, as pip installs it.
        assert not re.search(r"\bA?GPL|(?<!Lesser )General Public Licen", licence), (name, licence)
        waiting |= requirements(name)
    assert len(seen) > 15
