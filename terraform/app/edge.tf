# Optional: CloudFront before everything, a firewall before the load balancer.

data "aws_ec2_managed_prefix_list" "cloudfront" {
  count = var.cdn ? 1 : 0

  name = "com.amazonaws.global.cloudfront.origin-facing"
}

module "edge" {
  count  = var.cdn ? 1 : 0
  source = "../modules/edge"

  prefix          = local.prefix
  bucket_name     = "${local.prefix}-pages-${local.account}"
  origin_host     = module.load_balancer.dns_name
  origin_https    = local.https
  host            = var.domain_name
  certificate_arn = var.cdn_certificate_arn
}

resource "aws_wafv2_web_acl" "this" {
  count = var.waf ? 1 : 0

  name  = local.prefix
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "too-many-requests"
    priority = 1

    action {
      block {
        custom_response {
          response_code = 429
        }
      }
    }

    statement {
      rate_based_statement {
        limit              = var.waf_requests
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      metric_name                = "${local.prefix}-too-many-requests"
      cloudwatch_metrics_enabled = true
      sampled_requests_enabled   = true
    }
  }

  dynamic "rule" {
    for_each = { AWSManagedRulesAmazonIpReputationList = 2, AWSManagedRulesKnownBadInputsRuleSet = 3, AWSManagedRulesCommonRuleSet = 4 }

    content {
      name     = rule.key
      priority = rule.value

      override_action {
        none {}
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key

          # Imports and readings are larger than 8 KB; the application has limits of its own.
          dynamic "rule_action_override" {
            for_each = rule.key == "AWSManagedRulesCommonRuleSet" ? ["SizeRestrictions_BODY"] : []

            content {
              name = rule_action_override.value

              action_to_use {
                count {}
              }
            }
          }
        }
      }

      visibility_config {
        metric_name                = "${local.prefix}-${rule.key}"
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    metric_name                = local.prefix
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_association" "this" {
  count = var.waf ? 1 : 0

  resource_arn = module.load_balancer.arn
  web_acl_arn  = aws_wafv2_web_acl.this[0].arn
}
