# The load balancer cannot write with a key of ours: the bucket has S3's own.

module "access_logs" {
  source = "../modules/bucket"

  name          = "${local.prefix}-access-logs-${local.account}"
  versioned     = false
  force_destroy = true
  expire_days   = { "" = var.log_days.access }

  policy_statements = [{
    Sid       = "LoadBalancer"
    Effect    = "Allow"
    Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
    Action    = "s3:PutObject"
    # Below AWSLogs/<account> only that account's load balancers write.
    Resource = "${local.arn}:s3:::${local.prefix}-access-logs-${local.account}/alb/AWSLogs/${local.account}/*"
  }]
}
