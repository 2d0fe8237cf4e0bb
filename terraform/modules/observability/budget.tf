# Of the whole account: a filter by tag would read zero until somebody has activated the tag for billing.
resource "aws_budgets_budget" "monthly" {
  count = var.monthly_budget_usd > 0 ? 1 : 0

  name         = var.prefix
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = { "ACTUAL 80" = "warning", "ACTUAL 100" = "critical", "FORECASTED 100" = "warning" }

    content {
      comparison_operator       = "GREATER_THAN"
      notification_type         = split(" ", notification.key)[0]
      threshold                 = tonumber(split(" ", notification.key)[1])
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = [aws_sns_topic.this[notification.value].arn]
    }
  }

  depends_on = [aws_sns_topic_policy.this]
}
