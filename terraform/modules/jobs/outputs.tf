output "families" {
  description = "Family of task definitions of each job, for RunTask."
  value       = { for name, job in var.jobs : name => aws_ecs_task_definition.job[job.role].family }
}

output "task_definition_arns" {
  description = "Task definitions, with their revisions, by role."
  value       = { for role, definition in aws_ecs_task_definition.job : role => definition.arn }
}
