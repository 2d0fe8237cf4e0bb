locals {
  scaled = {
    namespace = "ecs"
    dimension = "ecs:service:DesiredCount"
    resource  = "service/${var.cluster.name}/${aws_ecs_service.this.name}"
  }
}

resource "aws_appautoscaling_target" "this" {
  service_namespace  = local.scaled.namespace
  scalable_dimension = local.scaled.dimension
  resource_id        = local.scaled.resource
  min_capacity       = var.tasks.least
  max_capacity       = var.tasks.most
}

resource "aws_appautoscaling_policy" "cpu" {
  name               = "${var.name}-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = local.scaled.namespace
  scalable_dimension = local.scaled.dimension
  resource_id        = local.scaled.resource

  target_tracking_scaling_policy_configuration {
    target_value       = var.tasks.cpu
    scale_out_cooldown = 60
    scale_in_cooldown  = 300

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }

  depends_on = [aws_appautoscaling_target.this]
}

resource "aws_appautoscaling_policy" "requests" {
  name               = "${var.name}-requests"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = local.scaled.namespace
  scalable_dimension = local.scaled.dimension
  resource_id        = local.scaled.resource

  target_tracking_scaling_policy_configuration {
    target_value       = var.tasks.requests
    scale_out_cooldown = 60
    scale_in_cooldown  = 300

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${var.load_balancer_arn_suffix}/${var.target_group.arn_suffix}"
    }
  }

  depends_on = [aws_appautoscaling_target.this]
}

resource "aws_appautoscaling_scheduled_action" "this" {
  for_each = var.sleep == null ? {} : {
    sleep = { schedule = var.sleep.from, least = 0, most = 0 }
    wake  = { schedule = var.sleep.until, least = var.tasks.least, most = var.tasks.most }
  }

  name               = "${var.name}-${each.key}"
  service_namespace  = local.scaled.namespace
  scalable_dimension = local.scaled.dimension
  resource_id        = local.scaled.resource
  schedule           = each.value.schedule
  timezone           = var.sleep.timezone

  scalable_target_action {
    min_capacity = each.value.least
    max_capacity = each.value.most
  }

  depends_on = [aws_appautoscaling_target.this]
}
