mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

variables {
  name                     = "otomo-prod-backend"
  cluster                  = { name = "otomo-prod", arn = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/otomo-prod" }
  container                = { name = "backend", port = 8000 }
  container_definitions    = "[{\"name\":\"backend\",\"image\":\"x\"}]"
  size                     = { cpu = 512, memory = 1024 }
  architecture             = "X86_64"
  execution_role_arn       = "arn:aws:iam::123456789012:role/execution"
  task_role_arn            = "arn:aws:iam::123456789012:role/task"
  subnet_ids               = ["subnet-1", "subnet-2"]
  security_group_id        = "sg-1"
  target_group             = { arn = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/backend/1", arn_suffix = "targetgroup/backend/1" }
  load_balancer_arn_suffix = "app/otomo-prod/1"
  tasks                    = { least = 2, most = 8 }
  spot                     = false
  rollback_alarms          = ["otomo-prod-backend-5xx"]
}

# @mission OPS-3
run "a_deployment_that_fails_is_rolled_back" {
  command = plan

  module {
    source = "../modules/service"
  }

  assert {
    condition     = aws_ecs_service.this.deployment_circuit_breaker[0].enable && aws_ecs_service.this.deployment_circuit_breaker[0].rollback
    error_message = "The circuit breaker rolls back."
  }

  assert {
    condition     = aws_ecs_service.this.alarms[0].rollback && aws_ecs_service.this.alarms[0].alarm_names == toset(["otomo-prod-backend-5xx"])
    error_message = "Alarms roll back."
  }

  assert {
    condition     = aws_ecs_service.this.deployment_minimum_healthy_percent == 100 && aws_ecs_service.this.deployment_maximum_percent == 200
    error_message = "New tasks are up before old ones go."
  }

  assert {
    condition     = aws_ecs_service.this.wait_for_steady_state && aws_ecs_service.this.health_check_grace_period_seconds == 60
    error_message = "The apply waits; a task has 60 s to become healthy."
  }

  assert {
    condition     = aws_ecs_service.this.availability_zone_rebalancing == "ENABLED" && !aws_ecs_service.this.network_configuration[0].assign_public_ip
    error_message = "Spread over the zones, without public addresses."
  }

  assert {
    condition     = aws_ecs_task_definition.this.execution_role_arn != aws_ecs_task_definition.this.task_role_arn
    error_message = "ECS and the application have roles of their own."
  }
}

# @mission OPS-3
run "grows_with_load" {
  command = plan

  module {
    source = "../modules/service"
  }

  assert {
    condition     = [aws_appautoscaling_target.this.min_capacity, aws_appautoscaling_target.this.max_capacity] == [2, 8]
    error_message = "Between 2 and 8 tasks."
  }

  assert {
    condition     = aws_appautoscaling_policy.cpu.target_tracking_scaling_policy_configuration[0].target_value == 60
    error_message = "More tasks from 60 % of CPU on."
  }

  assert {
    condition     = aws_appautoscaling_policy.requests.target_tracking_scaling_policy_configuration[0].predefined_metric_specification[0].resource_label == "app/otomo-prod/1/targetgroup/backend/1"
    error_message = "Requests are counted on this service's target group."
  }

  assert {
    condition     = length(aws_appautoscaling_scheduled_action.this) == 0
    error_message = "It never sleeps unless told to."
  }
}

# @mission OPS-11
run "spot_from_the_second_task_on" {
  command = plan

  module {
    source = "../modules/service"
  }

  variables {
    spot = true
  }

  assert {
    condition = { for each in aws_ecs_service.this.capacity_provider_strategy : each.capacity_provider => "${coalesce(each.base, 0)} ${each.weight}" } == {
      FARGATE = "1 0", FARGATE_SPOT = "0 1"
    }
    error_message = "The first task is on demand, the others are Spot."
  }
}

# @mission OPS-11
run "sleeps" {
  command = plan

  module {
    source = "../modules/service"
  }

  variables {
    sleep = { from = "cron(0 20 * * ? *)", until = "cron(0 8 ? * MON-FRI *)", timezone = "Asia/Tokyo" }
  }

  assert {
    condition = { for name, action in aws_appautoscaling_scheduled_action.this : name => [action.scalable_target_action[0].min_capacity, action.scalable_target_action[0].max_capacity, action.timezone] } == {
      sleep = ["0", "0", "Asia/Tokyo"], wake = ["2", "8", "Asia/Tokyo"]
    }
    error_message = "No task at night, all back in the morning, Tokyo time."
  }
}

run "refuses_sizes_that_fargate_does_not_have" {
  command = plan

  module {
    source = "../modules/service"
  }

  variables {
    size = { cpu = 256, memory = 4096 }
  }

  expect_failures = [aws_ecs_task_definition.this]
}

run "refuses_odd_cpu" {
  command = plan

  module {
    source = "../modules/service"
  }

  variables {
    size = { cpu = 300, memory = 1024 }
  }

  expect_failures = [aws_ecs_task_definition.this]
}
