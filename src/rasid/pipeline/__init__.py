"""The one room that knows every stage: a report in, its claims kept, events rebuilt."""

from rasid.pipeline.coding import Coded, code, code_inputs, default_reader, made_by, read, unfit

__all__ = ["Coded", "code", "code_inputs", "default_reader", "made_by", "read", "unfit"]
