output "log_groups" {
  description = "ARN of each log group by its name."
  value       = { for name, group in aws_cloudwatch_log_group.this : name => group.arn }
}

output "topics" {
  description = "ARN of the topics: critical, warning, info."
  value       = { for name, topic in aws_sns_topic.this : name => topic.arn }
}

output "rollback_alarms" {
  description = "Names of the alarms that roll a deployment back, by service."
  value = {
    for service in keys(var.target_groups) : service => [
      aws_cloudwatch_metric_alarm.metric["${service}-5xx"].alarm_name,
      aws_cloudwatch_metric_alarm.metric["alb-5xx"].alarm_name,
    ]
  }
}
