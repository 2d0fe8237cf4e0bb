# `otomo job backup` writes below daily/, weekly/ and monthly/; the lifecycle forgets.

locals {
  expire_days = { for period, days in var.backup_days : "${period}/" => days }
}

module "backups" {
  source = "../modules/bucket"

  name          = "${local.prefix}-backups-${data.aws_caller_identity.current.account_id}"
  kms_key_arn   = module.secrets.key_arn
  expire_days   = local.expire_days
  force_destroy = !var.protected
}
