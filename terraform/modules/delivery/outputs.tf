output "repository_urls" {
  description = "Image repositories: backend, frontend."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.repository_url }
}

output "build_role_arn" {
  description = "Role of the workflow that pushes images. Null without a repository."
  value       = one([for name, role in aws_iam_role.github : role.arn if name == "build"])
}

output "deploy_role_arns" {
  description = "Role of the workflow that deploys, by environment."
  value       = { for environment in local.deployers : environment => aws_iam_role.github["deploy-${environment}"].arn }
}

output "permissions_boundary" {
  description = "Policy that bounds the roles of an application."
  value       = aws_iam_policy.boundary.arn
}
