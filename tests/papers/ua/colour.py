"""Colour spaces and output intents (ISO 19005-2, 6.2.3 and 6.2.4)."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Name, Stream

from .model import Doc, get, integer, is_dict, items, key, name

#: The signature of an ICC colour space and how many components it has.
COMPONENTS = {"RGB ": 3, "CMYK": 4, "GRAY": 1, "Lab ": 3}
NEEDS = {"DeviceRGB": "RGB ", "DeviceCMYK": "CMYK"}
DEFAULTS = {"DeviceGray": "/DefaultGray", "DeviceRGB": "/DefaultRGB", "DeviceCMYK": "/DefaultCMYK"}


def profile_kind(stream: Any) -> tuple[str, str, int] | None:
    """Class, colour space and major version of an ICC profile, or None if it is none."""
    if not isinstance(stream, Stream):
        return None
    data = stream.read_bytes()
    if len(data) < 128 or data[36:40] != b"acsp":
        return None
    return data[12:16].decode("latin-1"), data[16:20].decode("latin-1"), data[8]


def output_space(doc: Doc) -> str | None:
    """The colour space of the PDF/A output intent."""
    for intent in items(doc.root.get("/OutputIntents")):
        if name(get(intent, "/S")) == "GTS_PDFA1":
            kind = profile_kind(get(intent, "/DestOutputProfile"))
            if kind:
                return kind[1]
    return None


def check_intents(doc: Doc) -> None:
    profiles = set()
    for intent in items(doc.root.get("/OutputIntents")):
        profile = get(intent, "/DestOutputProfile")
        if get(intent, "/OutputConditionIdentifier") is None:
            doc.add("A2-6.2.3", "an output intent names no output condition", "catalog")
        if profile is None:
            continue
        profiles.add(key(profile))
        kind = profile_kind(profile)
        if kind is None or kind[0] not in ("prtr", "mntr") or kind[1] not in ("RGB ", "CMYK", "GRAY") or kind[2] >= 5:
            doc.add("A2-6.2.3", "the profile of an output intent is no ICC profile of an output device", "catalog")
        elif integer(profile.get("/N")) != COMPONENTS[kind[1]]:
            doc.add("A2-6.2.3", "the profile of an output intent has another number of components", "catalog")
    if len(profiles) > 1:
        doc.add("A2-6.2.3", "the output intents have different profiles", "catalog")


def device_use(doc: Doc, space: str, resources: Any, where: str) -> None:
    """A device colour space is used here: something must say what its colours are."""
    if get(get(resources, "/ColorSpace"), DEFAULTS[space]) is not None:
        return
    have = output_space(doc)
    if have is None:
        doc.add("A2-6.2.4", f"{space} is used, but there is no output intent", where)
    elif space in NEEDS and have != NEEDS[space]:
        doc.add("A2-6.2.4", f"{space} is used, but the output intent is for {have.strip()}", where)


def check_space(doc: Doc, space: Any, resources: Any, where: str, depth: int = 0) -> None:
    if isinstance(space, Name):
        if name(space) in DEFAULTS:
            device_use(doc, name(space), resources, where)
        return
    if not isinstance(space, Array) or not len(space) or depth > 5:
        return
    kind = name(space[0])
    if kind == "ICCBased":
        _check_icc(doc, space[1], where)
    elif kind in ("Indexed", "Pattern") and len(space) > 1:
        check_space(doc, space[1], resources, where, depth + 1)
    elif kind in ("Separation", "DeviceN") and len(space) > 2:
        check_space(doc, space[2], resources, where, depth + 1)


def _check_icc(doc: Doc, stream: Any, where: str) -> None:
    if key(stream) in doc.profiles_seen:
        return
    doc.profiles_seen.add(key(stream))
    kind = profile_kind(stream)
    if kind is None or kind[0] not in ("prtr", "mntr", "scnr", "spac") or kind[2] >= 5:
        doc.add("A2-6.2.4", "a colour space has no usable ICC profile", where)
    elif not is_dict(stream) or integer(stream.get("/N")) != COMPONENTS.get(kind[1]):
        doc.add("A2-6.2.4", "an ICC profile has another number of components than its colour space", where)
