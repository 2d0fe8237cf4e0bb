mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

variables {
  prefix                = "otomo-prod"
  timezone              = "Asia/Tokyo"
  enabled               = true
  cluster_arn           = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/otomo-prod"
  container_definitions = "[{\"name\":\"backend\",\"image\":\"x\"}]"
  size                  = { cpu = 512, memory = 1024 }
  architecture          = "X86_64"
  execution_role_arn    = "arn:aws:iam::123456789012:role/execution"
  task_role_arns        = { app = "arn:aws:iam::123456789012:role/app", backup = "arn:aws:iam::123456789012:role/backup" }
  permissions_boundary  = null
  subnet_ids            = ["subnet-1", "subnet-2"]
  security_group_id     = "sg-1"
  kms_key_arn           = "arn:aws:kms:ap-northeast-1:123456789012:key/1"
  alert_topic_arn       = "arn:aws:sns:ap-northeast-1:123456789012:otomo-prod-critical-alerts"
  jobs = {
    signals = { schedule = "cron(0 5 * * ? *)", role = "app", retries = 2 }
    compact = { schedule = "cron(30 4 * * ? *)", role = "app", retries = 0 }
    backup  = { schedule = "cron(0 2 * * ? *)", role = "backup", retries = 2 }
  }
}

# @mission OPS-5
run "a_schedule_starts_its_command" {
  command = plan

  module {
    source = "../modules/jobs"
  }

  assert {
    condition = { for name, schedule in aws_scheduler_schedule.this : name => jsondecode(schedule.target[0].input).containerOverrides[0] } == {
      for name in ["signals", "compact", "backup"] : name => { name = "backend", command = ["otomo", "job", name] }
    }
    error_message = "The container backend runs otomo job NAME."
  }

  assert {
    condition     = alltrue([for schedule in aws_scheduler_schedule.this : schedule.schedule_expression_timezone == "Asia/Tokyo" && schedule.state == "ENABLED" && schedule.flexible_time_window[0].mode == "OFF"])
    error_message = "On the minute, Tokyo time."
  }

  assert {
    condition     = { for role, definition in aws_ecs_task_definition.job : definition.family => definition.task_role_arn } == { otomo-prod-job-app = var.task_role_arns.app, otomo-prod-job-backup = var.task_role_arns.backup }
    error_message = "A task definition for each role."
  }

  assert {
    condition     = alltrue([for schedule in aws_scheduler_schedule.this : length(schedule.target[0].dead_letter_config) == 1 && !schedule.target[0].ecs_parameters[0].network_configuration[0].assign_public_ip])
    error_message = "What could not start is kept; tasks have no public address."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.failed.event_pattern).detail.containers.exitCode == [{ anything-but = 0 }]
    error_message = "A job that fails is told."
  }
}

run "refuses_five_fields" {
  command = plan

  module {
    source = "../modules/jobs"
  }

  variables {
    jobs = { backup = { schedule = "0 2 * * *", role = "backup", retries = 2 } }
  }

  expect_failures = [var.jobs]
}
