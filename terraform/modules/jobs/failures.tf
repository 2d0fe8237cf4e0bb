# Two ways to fail: the task cannot be started, or it ends with another exit code than 0.

resource "aws_sqs_queue" "not_started" {
  name                      = "${var.prefix}-jobs-not-started"
  message_retention_seconds = 1209600
  kms_master_key_id         = var.kms_key_arn
}

resource "aws_cloudwatch_metric_alarm" "not_started" {
  alarm_name          = "${var.prefix}-job-not-started"
  alarm_description   = "A scheduled job could not be started; the queue ${aws_sqs_queue.not_started.name} says which."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.not_started.name }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alert_topic_arn]
  ok_actions          = [var.alert_topic_arn]
}

resource "aws_cloudwatch_event_rule" "failed" {
  name        = "${var.prefix}-job-failed"
  description = "A job ended with an error."
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Task State Change"]
    detail = {
      clusterArn = [var.cluster_arn]
      group      = [for family in values(local.families) : "family:${family}"]
      lastStatus = ["STOPPED"]
      containers = { exitCode = [{ anything-but = 0 }] }
    }
  })
}

resource "aws_cloudwatch_event_target" "failed" {
  rule      = aws_cloudwatch_event_rule.failed.name
  target_id = "alerts"
  arn       = var.alert_topic_arn

  input_transformer {
    input_paths = {
      command = "$.detail.overrides.containerOverrides[0].command"
      reason  = "$.detail.stoppedReason"
      task    = "$.detail.taskArn"
    }
    input_template = "\"A job of ${var.prefix} failed: <command> (<reason>), task <task>\""
  }
}
