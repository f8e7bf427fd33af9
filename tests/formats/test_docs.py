"""The page of columns is what the data gives, and the guide names every scheme, format, profile and filter."""

import importlib.util

from rasid.cli import export_arguments as a
from tests.conftest import ROOT


def test_the_page_of_columns_is_what_the_data_gives():
    spec = importlib.util.spec_from_file_location("export_columns", ROOT / "tools" / "export_columns.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page(), "python tools/export_columns.py"


def test_the_guide_names_all_that_can_be_asked():
    guide = (ROOT / "docs" / "guide" / "export.md").read_text(encoding="utf-8")
    for name in (*a.SCHEMES, *a.FORMS, *a.PROFILES):
        assert f"`{name}`" in guide, name
    for name in (*a.FACETS, *a.SINGLE, "contested"):
        assert "--" + name.replace("_", "-") in guide, name
