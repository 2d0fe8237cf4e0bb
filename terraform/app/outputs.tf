output "url" {
  description = "Address of the installation."
  value       = local.url
}

output "alb_dns_name" {
  description = "Host name of the load balancer."
  value       = module.load_balancer.dns_name
}

output "cluster_name" {
  description = "The ECS cluster."
  value       = aws_ecs_cluster.this.name
}

output "backend_service_name" {
  description = "The backend's ECS service."
  value       = module.service["backend"].name
}

output "frontend_service_name" {
  description = "The frontend's ECS service."
  value       = module.service["frontend"].name
}

output "job_families" {
  description = "Family of task definitions of each job, for RunTask."
  value       = module.jobs.families
}

output "job_network" {
  description = "Where jobs run, as RunTask takes it."
  value       = "awsvpcConfiguration={subnets=[${join(",", module.network.private_subnet_ids)}],securityGroups=[${aws_security_group.tasks.id}]}"
}

output "table_prefix" {
  description = "What the application's OTOMO_TABLE_PREFIX is."
  value       = local.prefix
}

output "secret_arn" {
  description = "ARN of the secret: keys, secrets, providers of sign-in."
  value       = data.aws_secretsmanager_secret.app.arn
}

output "log_groups" {
  description = "Log groups by service."
  value       = { for kind in ["backend", "frontend"] : kind => local.log_groups[kind] }
}

output "topics" {
  description = "Topics that tell people: critical, warning, info."
  value       = module.observability.topics
}

output "static_bucket" {
  description = "Bucket of the pages behind CloudFront; null without it."
  value       = one(module.edge[*].bucket)
}

output "commands" {
  description = "What one does next, ready to paste."
  value = {
    add_user = "OTOMO_TABLE_PREFIX=${local.prefix} AWS_REGION=${var.region} backend/.venv/bin/otomo user add NAME --email ADDRESS --role admin"
    backup = join(" ", [
      "aws ecs run-task --cluster ${aws_ecs_cluster.this.name} --launch-type FARGATE --task-definition ${module.jobs.families["backup"]}",
      "--network-configuration 'awsvpcConfiguration={subnets=[${join(",", module.network.private_subnet_ids)}],securityGroups=[${aws_security_group.tasks.id}]}'",
      "--overrides '${jsonencode({ containerOverrides = [{ name = "backend", command = ["otomo", "job", "backup"] }] })}'"
    ])
    follow_logs = "aws logs tail --follow ${local.log_groups.backend}"
    services    = "aws ecs describe-services --cluster ${aws_ecs_cluster.this.name} --services ${local.prefix}-backend ${local.prefix}-frontend --query 'services[].[serviceName,runningCount,deployments[0].rolloutState]' --output table"
  }
}
