resource "aws_ecs_cluster" "this" {
  name = local.prefix

  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}

locals {
  backend_environment = merge({
    AWS_REGION                = var.region
    FORWARDED_ALLOW_IPS       = join(",", module.network.public_cidrs) # the load balancer, nobody else
    OTOMO_ENVIRONMENT         = "production"
    OTOMO_PUBLIC_URL          = local.secure ? local.url : ""
    OTOMO_PLAIN_HTTP          = tostring(!local.secure)
    OTOMO_TABLE_PREFIX        = local.prefix
    OTOMO_BACKUP__BUCKET      = local.backup_bucket
    OTOMO_LOG_FORMAT          = "json"
    AWS_EC2_METADATA_DISABLED = "true"
  }, var.backend_environment)

  backend_values = {
    image       = var.backend_image
    environment = local.backend_environment
    secret_arn  = data.aws_secretsmanager_secret.app.arn
    log_group   = local.log_groups.backend
    region      = var.region
  }

  backend_definitions = templatefile("${path.module}/../../ecs/backend.json.tftpl", merge(local.backend_values, {
    serves     = true
    log_stream = "service"
    tmp_mib    = 384
  }))

  job_definitions = templatefile("${path.module}/../../ecs/backend.json.tftpl", merge(local.backend_values, {
    serves     = false
    log_stream = "job"
    tmp_mib    = 128
  }))

  frontend_definitions = templatefile("${path.module}/../../ecs/frontend.json.tftpl", {
    image       = var.frontend_image
    environment = merge({ OTOMO_HTTP_PORT = "80" }, var.frontend_environment)
    log_group   = local.log_groups.frontend
    region      = var.region
  })
}

module "service" {
  for_each = {
    backend  = { definitions = local.backend_definitions, task_role_arn = aws_iam_role.task["app"].arn }
    frontend = { definitions = local.frontend_definitions, task_role_arn = null }
  }
  source = "../modules/service"

  name                     = "${local.prefix}-${each.key}"
  cluster                  = { name = aws_ecs_cluster.this.name, arn = aws_ecs_cluster.this.arn }
  container                = { name = each.key, port = module.load_balancer.targets[each.key].port }
  container_definitions    = each.value.definitions
  size                     = var.sizes[each.key]
  architecture             = var.architecture
  execution_role_arn       = aws_iam_role.execution[each.key].arn
  task_role_arn            = each.value.task_role_arn
  subnet_ids               = module.network.private_subnet_ids
  security_group_id        = aws_security_group.tasks.id
  target_group             = module.load_balancer.targets[each.key]
  load_balancer_arn_suffix = module.load_balancer.arn_suffix
  tasks                    = var.tasks[each.key]
  spot                     = var.spot
  sleep                    = var.sleep
  rollback_alarms          = module.observability.rollback_alarms[each.key]

  # Roles must be complete before the first task starts.
  depends_on = [
    aws_ecs_cluster_capacity_providers.this, aws_iam_role_policy.execution, aws_iam_role_policy.task,
    aws_vpc_security_group_ingress_rule.tasks, aws_vpc_security_group_egress_rule.tasks,
    aws_vpc_security_group_egress_rule.balancer, terraform_data.rules
  ]
}
