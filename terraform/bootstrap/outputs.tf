output "state_bucket" {
  description = "Bucket of the states of data and app."
  value       = module.state.id
}

output "region" {
  description = "Region of everything."
  value       = var.region
}

output "repository_urls" {
  description = "Image repositories: backend, frontend."
  value       = module.delivery.repository_urls
}

output "build_role_arn" {
  description = "Role of the workflow that pushes images. Null without github_repository."
  value       = module.delivery.build_role_arn
}

output "deploy_role_arns" {
  description = "Role of the workflow that deploys, by environment."
  value       = module.delivery.deploy_role_arns
}

output "permissions_boundary" {
  description = "Policy that bounds the roles of the app: its variable permissions_boundary."
  value       = module.delivery.permissions_boundary
}
