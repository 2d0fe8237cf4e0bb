data "aws_caller_identity" "current" {}

locals {
  prefix = "${var.name}-${var.environment}"
  tags   = merge(var.tags, { Project = var.name, Environment = var.environment, ManagedBy = "terraform", State = "data" })
  copied = var.replica_region != null
}

module "secrets" {
  source = "../modules/secrets"

  prefix          = local.prefix
  multi_region    = local.copied
  recovery_days   = var.protected ? 30 : 0
  openai_api_key  = var.openai_api_key
  session_secret  = var.session_secret
  audit_keys      = var.audit_keys
  oidc_providers  = var.oidc_providers
  secrets_version = var.secrets_version
}

module "tables" {
  source = "../modules/tables"

  prefix              = local.prefix
  tables              = jsondecode(file("${path.module}/../../backend/src/otomo/store/tables.json"))
  kms_key_arn         = module.secrets.key_arn
  deletion_protection = var.protected
  recovery_days       = var.recovery_days
  most_reads          = var.most_reads
  most_writes         = var.most_writes
  replica             = local.copied ? { region = var.replica_region, kms_key_arn = aws_kms_replica_key.copy[0].arn } : null
}
