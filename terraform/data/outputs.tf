output "table_prefix" {
  description = "What the application's OTOMO_TABLE_PREFIX is."
  value       = local.prefix
}

output "table_arns" {
  description = "ARN of each table by its name without the prefix."
  value       = module.tables.arns
}

output "secret_arn" {
  description = "ARN of the secret: keys, secrets, providers of sign-in."
  value       = module.secrets.secret_arn
}

output "kms_key_arn" {
  description = "ARN of the key."
  value       = module.secrets.key_arn
}

output "backup_bucket" {
  description = "Bucket of the backups."
  value       = module.backups.id
}
