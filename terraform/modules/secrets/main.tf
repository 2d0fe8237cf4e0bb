resource "aws_secretsmanager_secret" "app" {
  name                    = "${var.prefix}/app"
  description             = "Keys, secrets and providers of sign-in of ${var.prefix}"
  kms_key_id              = aws_kms_key.this.arn
  recovery_window_in_days = var.recovery_days
}

# Write-only: the values reach Secrets Manager and no plan, state or log.
resource "aws_secretsmanager_secret_version" "app" {
  secret_id = aws_secretsmanager_secret.app.id
  secret_string_wo = jsonencode({
    OPENAI_API_KEY = var.openai_api_key
    SESSION_SECRET = var.session_secret
    AUDIT_KEYS     = var.audit_keys
    OIDC_PROVIDERS = var.oidc_providers
  })
  secret_string_wo_version = var.secrets_version
}
