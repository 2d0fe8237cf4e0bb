mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

variables {
  prefix             = "otomo-prod"
  kms_key_arn        = "arn:aws:kms:ap-northeast-1:123456789012:key/1"
  log_days           = { "/ecs/otomo-prod-backend" = 30, "/ecs/otomo-prod-frontend" = 14 }
  emails             = { critical = ["a@example.com"], info = ["b@example.com"] }
  monthly_budget_usd = 120
  load_balancer      = "app/otomo-prod/1"
  target_groups      = { backend = "targetgroup/backend/1", frontend = "targetgroup/frontend/1" }
  cluster_name       = "otomo-prod"
  services           = { backend = "otomo-prod-backend", frontend = "otomo-prod-frontend" }
  tables             = ["otomo-prod-crm", "otomo-prod-users"]
}

# @mission OPS-8, OPS-11
run "logs_topics_budget" {
  command = plan

  module {
    source = "../modules/observability"
  }

  assert {
    condition     = tomap({ for name, group in aws_cloudwatch_log_group.this : name => group.retention_in_days }) == tomap(var.log_days) && alltrue([for group in aws_cloudwatch_log_group.this : group.kms_key_id == var.kms_key_arn])
    error_message = "Logs are encrypted and forgotten in time."
  }

  assert {
    condition     = toset([for topic in aws_sns_topic.this : topic.name]) == toset(["otomo-prod-critical-alerts", "otomo-prod-warning-alerts", "otomo-prod-info-notifications"]) && alltrue([for topic in aws_sns_topic.this : topic.kms_master_key_id == var.kms_key_arn])
    error_message = "The three topics, encrypted."
  }

  assert {
    condition     = toset(keys(aws_sns_topic_subscription.email)) == toset(["critical a@example.com", "info b@example.com"])
    error_message = "Each address on its topic."
  }

  assert {
    condition     = aws_budgets_budget.monthly[0].limit_amount == "120" && length(aws_budgets_budget.monthly[0].notification) == 3
    error_message = "The budget tells three times."
  }
}

run "every_alarm_tells_somebody" {
  command = plan

  module {
    source = "../modules/observability"
  }

  assert {
    condition = alltrue([
      for alarm in concat(values(aws_cloudwatch_metric_alarm.metric), values(aws_cloudwatch_metric_alarm.share), values(aws_cloudwatch_metric_alarm.throttled)) :
      length(alarm.alarm_actions) == 1 && alarm.treat_missing_data == "notBreaching" && length(alarm.alarm_description) > 20
    ])
    error_message = "An alarm has a topic and says what to look at; silence is no alarm."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.throttled)) == var.tables
    error_message = "Each table is watched for throttling."
  }

  assert {
    condition     = output.rollback_alarms == { backend = ["otomo-prod-backend-5xx", "otomo-prod-alb-5xx"], frontend = ["otomo-prod-frontend-5xx", "otomo-prod-alb-5xx"] }
    error_message = "These roll a deployment back."
  }
}

run "no_budget" {
  command = plan

  module {
    source = "../modules/observability"
  }

  variables {
    monthly_budget_usd = 0
  }

  assert {
    condition     = length(aws_budgets_budget.monthly) == 0
    error_message = "0 is no budget."
  }
}

run "refuses_retentions_that_cloudwatch_does_not_have" {
  command = plan

  module {
    source = "../modules/observability"
  }

  variables {
    log_days = { "/ecs/otomo-prod-backend" = 31 }
  }

  expect_failures = [var.log_days]
}
