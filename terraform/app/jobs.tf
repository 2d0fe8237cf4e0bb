# OPS-5, in EventBridge's six fields. A job's name is its command: otomo job NAME.
locals {
  jobs = {
    cache-warm = { schedule = "cron(0 */6 * * ? *)", role = "app", retries = 0 }
    backup     = { schedule = "cron(0 2 * * ? *)", role = "backup", retries = 2 }
    cleanup    = { schedule = "cron(0 3 ? * SUN *)", role = "cleanup", retries = 2 }
    signals    = { schedule = "cron(0 5 * * ? *)", role = "app", retries = 2 }
    compact    = { schedule = "cron(30 4 * * ? *)", role = "app", retries = 0 }
  }
}

module "jobs" {
  source = "../modules/jobs"

  prefix                = local.prefix
  jobs                  = local.jobs
  timezone              = var.timezone
  enabled               = var.jobs_enabled
  cluster_arn           = aws_ecs_cluster.this.arn
  container_definitions = local.job_definitions
  size                  = var.sizes["job"]
  architecture          = var.architecture
  execution_role_arn    = aws_iam_role.execution["backend"].arn
  task_role_arns        = { for role in ["app", "backup", "cleanup"] : role => aws_iam_role.task[role].arn }
  permissions_boundary  = var.permissions_boundary
  subnet_ids            = module.network.private_subnet_ids
  security_group_id     = aws_security_group.tasks.id
  kms_key_arn           = local.key_arn
  alert_topic_arn       = module.observability.topics["critical"]

  depends_on = [aws_iam_role_policy.execution, aws_iam_role_policy.task]
}
