"""From an inflow as stored to the wire."""

from otomo.crm.fields import MoneyBody
from otomo.crm.inflows.items import CashInflow
from otomo.crm.inflows.schemas import InflowResponse


def response_of(inflow: CashInflow) -> InflowResponse:
    """An inflow as the client sees it."""
    arrived = inflow.arrived_amount
    return InflowResponse(
        inflow_id=inflow.inflow_id,
        customer_id=inflow.customer_id,
        expected_on=inflow.expected_on,
        amount=MoneyBody(amount=inflow.amount, currency=inflow.currency),
        confidence=inflow.confidence,
        source=inflow.source,
        status=inflow.status,
        arrived_on=inflow.arrived_on,
        arrived_amount=None if arrived is None else MoneyBody(amount=arrived, currency=inflow.currency),
        note=inflow.note,
        created_at=inflow.created_at,
        updated_at=inflow.updated_at,
        version=inflow.version,
    )
