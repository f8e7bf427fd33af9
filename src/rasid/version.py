"""The version, on its own so that asking for it loads nothing."""

VERSION = "0.1.0"
