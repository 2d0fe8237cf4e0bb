# What every installation watches. Thresholds are those of OPS-9; each alarm says what to look at first.

locals {
  balancer = { LoadBalancer = var.load_balancer }

  by_target = merge([
    for service, group in var.target_groups : {
      "${service}-5xx" = {
        topic       = "critical"
        description = "More than 10 answers with 5xx in a minute: see the errors in the service's log group."
        namespace   = "AWS/ApplicationELB"
        metric      = "HTTPCode_Target_5XX_Count"
        dimensions  = merge(local.balancer, { TargetGroup = group })
        statistic   = "Sum"
        threshold   = 10
        period      = 60
        periods     = 1
      }
      "${service}-unhealthy" = {
        topic       = "critical"
        description = "A task fails its health check for three minutes: see the service's events and its log group."
        namespace   = "AWS/ApplicationELB"
        metric      = "UnHealthyHostCount"
        dimensions  = merge(local.balancer, { TargetGroup = group })
        statistic   = "Maximum"
        threshold   = 0
        period      = 60
        periods     = 3
      }
      "${service}-slow" = {
        topic       = "warning"
        description = "One request in twenty waits more than 2 s for its first byte, for five minutes."
        namespace   = "AWS/ApplicationELB"
        metric      = "TargetResponseTime"
        dimensions  = merge(local.balancer, { TargetGroup = group })
        statistic   = "p95"
        threshold   = 2
        period      = 60
        periods     = 5
      }
    }
  ]...)

  by_service = merge([
    for service, name in var.services : {
      for metric, unit in { cpu = "CPUUtilization", memory = "MemoryUtilization" } : "${service}-${metric}" => {
        topic                   = "warning"
        description             = "More than 80 % of ${metric} for five minutes: give the tasks more, or more tasks."
        namespace               = "AWS/ECS"
        metric                  = unit
        dimensions              = { ClusterName = var.cluster_name, ServiceName = name }
        statistic               = "Average"
        threshold               = 80
        period                  = 60
        periods                 = 5
      }
    }
  ]...)

  alarms = merge(local.by_target, local.by_service, {
    alb-5xx = {
      topic       = "critical"
      description = "The load balancer itself answers 5xx, more than 10 in a minute: no task answers."
      namespace   = "AWS/ApplicationELB"
      metric      = "HTTPCode_ELB_5XX_Count"
      dimensions  = local.balancer
      statistic   = "Sum"
      threshold   = 10
      period      = 60
      periods     = 1
    }
  })

  # Shares of failed requests, from 20 requests on: a single failure at night is no outage.
  shares = {
    error-rate = { threshold = 1, period = 300 }
    error-peak = { threshold = 5, period = 60 }
  }
}

resource "aws_cloudwatch_metric_alarm" "metric" {
  for_each = local.alarms

  alarm_name          = "${var.prefix}-${each.key}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = each.value.period
  evaluation_periods  = each.value.periods
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this[each.value.topic].arn]
  ok_actions          = [aws_sns_topic.this[each.value.topic].arn]
}

resource "aws_cloudwatch_metric_alarm" "share" {
  for_each = local.shares

  alarm_name          = "${var.prefix}-${each.key}"
  alarm_description   = "More than ${each.value.threshold} % of requests fail over ${each.value.period} s."
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this["critical"].arn]
  ok_actions          = [aws_sns_topic.this["critical"].arn]

  metric_query {
    id          = "share"
    label       = "failed requests in percent"
    expression  = "IF(requests >= 20, 100 * (FILL(target, 0) + FILL(balancer, 0)) / requests, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { requests = "RequestCount", target = "HTTPCode_Target_5XX_Count", balancer = "HTTPCode_ELB_5XX_Count" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        dimensions  = local.balancer
        period      = each.value.period
        stat        = "Sum"
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "throttled" {
  for_each = var.tables

  alarm_name          = "${var.prefix}-throttled-${trimprefix(each.key, "${var.prefix}-")}"
  alarm_description   = "DynamoDB refuses requests to ${each.key}: a hot key, or the caps most_reads and most_writes."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 2
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this["warning"].arn]
  ok_actions          = [aws_sns_topic.this["warning"].arn]

  metric_query {
    id          = "throttled"
    label       = "throttled requests"
    expression  = "FILL(reads, 0) + FILL(writes, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { reads = "ReadThrottleEvents", writes = "WriteThrottleEvents" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = metric_query.value
        dimensions  = { TableName = each.key }
        period      = 60
        stat        = "Sum"
      }
    }
  }
}
