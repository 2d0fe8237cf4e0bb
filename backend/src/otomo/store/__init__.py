"""DynamoDB: the one place that speaks to it. Repositories above know items and conditions, not wires and retries."""
