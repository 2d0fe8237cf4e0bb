data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Made by terraform/data; found by their names, so that this state needs no access to that one.
data "aws_secretsmanager_secret" "app" {
  name = "${local.prefix}/app"
}

data "aws_kms_alias" "data" {
  name = "alias/${local.prefix}"
}

locals {
  prefix  = "${var.name}-${var.environment}"
  account = data.aws_caller_identity.current.account_id
  arn     = "arn:${data.aws_partition.current.partition}"

  table_names   = keys(jsondecode(file("${path.module}/../../backend/src/otomo/store/tables.json")))
  backup_bucket = "${local.prefix}-backups-${local.account}"
  key_arn       = data.aws_kms_alias.data.target_key_arn

  log_groups = { backend = "/ecs/${local.prefix}-backend", frontend = "/ecs/${local.prefix}-frontend", network = "/vpc/${local.prefix}-flow" }
}

resource "terraform_data" "rules" {
  lifecycle {
    precondition {
      condition     = var.environment != "prod" || local.https || !contains(var.allowed_cidrs, "0.0.0.0/0")
      error_message = "prod is open to everyone only over HTTPS: give certificate_arn or domain_name, or close allowed_cidrs."
    }

    precondition {
      condition     = local.secure || var.plain_http
      error_message = "Users would come over plain HTTP: give domain_name or certificate_arn, or say that it is meant, plain_http = true."
    }

    precondition {
      condition     = var.certificate_arn == null || var.domain_name != null || var.public_url != null
      error_message = "With certificate_arn say which host name it is for: public_url, or domain_name."
    }

    precondition {
      condition     = (var.domain_name == null) == (var.hosted_zone_id == null)
      error_message = "domain_name and hosted_zone_id belong together."
    }

    precondition {
      condition     = !var.cdn || var.allowed_cidrs == tolist(["0.0.0.0/0"])
      error_message = "CloudFront is reached from everywhere: with cdn say so, allowed_cidrs = [\"0.0.0.0/0\"]."
    }

    precondition {
      condition     = !var.cdn || var.certificate_arn == null || var.domain_name != null
      error_message = "CloudFront checks the load balancer's certificate against the host name: domain_name."
    }

    precondition {
      condition     = !var.cdn || var.domain_name == null || var.cdn_certificate_arn != null
      error_message = "CloudFront needs its own certificate for domain_name, from us-east-1: cdn_certificate_arn."
    }

    precondition {
      condition     = length(local.prefix) <= 23
      error_message = "Names are too long for target groups: at most 23 characters for name and environment together."
    }
  }
}

module "network" {
  source = "../modules/network"

  prefix               = local.prefix
  cidr                 = var.vpc_cidr
  zones                = [for letter in var.zones : "${var.region}${letter}"]
  egress               = var.egress
  flow_logs            = var.flow_logs
  flow_log_group_arn   = var.flow_logs ? module.observability.log_groups[local.log_groups.network] : null
  permissions_boundary = var.permissions_boundary
}

module "load_balancer" {
  source = "../modules/load_balancer"

  prefix                  = local.prefix
  vpc_id                  = module.network.vpc_id
  subnet_ids              = module.network.public_subnet_ids
  allowed_cidrs           = var.cdn ? [] : var.allowed_cidrs
  allowed_prefix_list_ids = data.aws_ec2_managed_prefix_list.cloudfront[*].id
  https                   = local.https
  certificate_arn         = local.certificate_arn
  log_bucket              = module.access_logs.id
  deletion_protection     = var.protected
}

module "observability" {
  source = "../modules/observability"

  prefix             = local.prefix
  kms_key_arn        = local.key_arn
  log_days           = { for kind, name in local.log_groups : name => var.log_days[kind] if kind != "network" || var.flow_logs }
  emails             = var.alert_emails
  monthly_budget_usd = var.monthly_budget_usd
  load_balancer      = module.load_balancer.arn_suffix
  target_groups      = { for name, target in module.load_balancer.targets : name => target.arn_suffix }
  cluster_name       = aws_ecs_cluster.this.name
  services           = { for name in ["backend", "frontend"] : name => "${local.prefix}-${name}" }
  tables             = toset([for name in local.table_names : "${local.prefix}-${name}"])
}
