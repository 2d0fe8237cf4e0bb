locals {
  # What Fargate offers: memory in MiB by CPU units.
  offered = {
    256  = [512, 1024, 2048]
    512  = [for gib in range(1, 5) : gib * 1024]
    1024 = [for gib in range(2, 9) : gib * 1024]
    2048 = [for gib in range(4, 17) : gib * 1024]
    4096 = [for gib in range(8, 31) : gib * 1024]
  }
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.size.cpu
  memory                   = var.size.memory
  execution_role_arn       = var.execution_role_arn
  task_role_arn            = var.task_role_arn
  container_definitions    = var.container_definitions


  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  lifecycle {
    create_before_destroy = true

    precondition {
      condition     = contains(lookup(local.offered, tostring(var.size.cpu), []), var.size.memory)
      error_message = "${var.name}: Fargate has no task with ${var.size.cpu} CPU units and ${var.size.memory} MiB."
    }
  }
}

resource "aws_ecs_service" "this" {
  name                              = var.name
  cluster                           = var.cluster.arn
  task_definition                   = aws_ecs_task_definition.this.arn
  desired_count                     = var.tasks.least
  health_check_grace_period_seconds = var.grace_seconds
  availability_zone_rebalancing     = "ENABLED"
  enable_ecs_managed_tags           = true
  propagate_tags                    = "SERVICE"
  wait_for_steady_state             = true

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  alarms {
    enable      = true
    rollback    = true
    alarm_names = var.rollback_alarms
  }

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = var.spot ? 0 : 1
  }

  dynamic "capacity_provider_strategy" {
    for_each = var.spot ? [1] : []

    content {
      capacity_provider = "FARGATE_SPOT"
      weight            = 1
    }
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [var.security_group_id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = var.target_group.arn
    container_name   = var.container.name
    container_port   = var.container.port
  }

  timeouts {
    create = "20m"
    update = "30m"
  }

  lifecycle {
    # Autoscaling owns the number of tasks.
    ignore_changes = [desired_count]

    # ECS rolls a broken deployment back and is then steady: without this the apply would stay green.
    postcondition {
      condition     = self.task_definition == aws_ecs_task_definition.this.arn
      error_message = "${var.name} was rolled back to ${self.task_definition}: the new tasks did not become healthy."
    }
  }
}
