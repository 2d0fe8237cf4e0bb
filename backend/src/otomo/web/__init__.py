"""The HTTP edge that every router shares: problems, request context, versions, idempotency keys."""
