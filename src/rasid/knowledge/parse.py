"""YAML books as their entries, each with the line it begins on. Most starts find them kept, and need no YAML."""

from typing import Any

import yaml

from rasid.errors import BookError


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML without surprises: «no» and «on» stay words, days stay text."""


_Loader.yaml_implicit_resolvers = {
    k: [(tag, rx) for tag, rx in v if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for k, v in _Loader.yaml_implicit_resolvers.items()
}


def parse(book: str, raw: bytes) -> list[tuple[int, dict[str, Any]]]:
    """The entries of a book that is a list of mappings. Raises :class:`BookError` where it is no such list."""
    try:
        node = yaml.compose(raw.decode("utf-8"), Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as e:
        mark = getattr(e, "problem_mark", None)
        where = f"{book}:{mark.line + 1}" if mark else book
        fault = f"this is no YAML: {getattr(e, 'problem', e)}"
        raise BookError(fault, where=where, mend="see data/README.ar.md") from e
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise BookError("a book is a list of entries", where=f"{book}:1", mend="begin each entry with «- »")
    out = []
    for item in node.value:
        line = item.start_mark.line + 1
        if not isinstance(item, yaml.MappingNode):
            raise BookError("an entry is a list of «key: value»", where=f"{book}:{line}", mend="see its neighbours")
        out.append((line, _plain(item)))
    return out


def _plain(node: yaml.Node) -> Any:
    loader = _Loader("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()
