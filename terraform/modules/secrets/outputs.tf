output "secret_arn" {
  description = "ARN of the secret."
  value       = aws_secretsmanager_secret.app.arn
}

output "key_arn" {
  description = "ARN of the key."
  value       = aws_kms_key.this.arn
}
