"""An incident with all that its reports say of it: the row that every export is made of."""

from rasid.export.incident_rows import Row, Told, incident_row
from rasid.export.rows import report_row
from rasid.model.claim import Claim, Reading
from rasid.model.event import Incident
from rasid.model.report import Report


def told_row(incident: Incident, told: Told, made_by: str = "") -> Row:
    """The row of ``incident``, and as ``coded`` its claims as `rasid code` prints them, a report each.

    ``told`` gives the claims by id with their reports, corrected if need be; ``made_by`` stands for claims that do
    not say by what they were read.
    """
    return {**incident_row(incident, told), "coded": _coded(incident, told, made_by)}


def _coded(incident: Incident, told: Told, made_by: str) -> list[Row]:
    held: dict[str, tuple[Report, list[Claim]]] = {}
    for c in incident.claims:
        if c in told:
            report, claim = told[c]
            held.setdefault(report.id, (report, []))[1].append(claim)
    return [
        report_row(report, Reading(tuple(claims), ()), claims[0].made_by or made_by)
        for _, (report, claims) in sorted(held.items())
    ]
