# HTTPS, and the host name where its zone is given.

locals {
  https           = var.certificate_arn != null || var.domain_name != null
  made            = var.domain_name != null && var.certificate_arn == null ? 1 : 0
  certificate_arn = local.made == 1 ? aws_acm_certificate_validation.this[0].certificate_arn : var.certificate_arn

  host = coalesce(var.domain_name, var.cdn ? one(module.edge[*].domain_name) : null, module.load_balancer.dns_name)
  # Users come over HTTPS where there is a certificate, and always over CloudFront.
  secure = local.https || var.cdn || startswith(coalesce(var.public_url, "-"), "https:")
  url    = coalesce(var.public_url, "${local.secure ? "https" : "http"}://${local.host}")
}

resource "aws_acm_certificate" "this" {
  count = local.made

  domain_name       = var.domain_name
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  count = local.made

  zone_id         = var.hosted_zone_id
  name            = one(aws_acm_certificate.this[0].domain_validation_options).resource_record_name
  type            = one(aws_acm_certificate.this[0].domain_validation_options).resource_record_type
  records         = [one(aws_acm_certificate.this[0].domain_validation_options).resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "this" {
  count = local.made

  certificate_arn         = aws_acm_certificate.this[0].arn
  validation_record_fqdns = [aws_route53_record.validation[0].fqdn]
}

resource "aws_route53_record" "host" {
  count = var.domain_name != null ? 1 : 0

  zone_id = var.hosted_zone_id
  name    = var.domain_name
  type    = "A"

  alias {
    name                   = var.cdn ? module.edge[0].domain_name : module.load_balancer.dns_name
    zone_id                = var.cdn ? module.edge[0].zone_id : module.load_balancer.zone_id
    evaluate_target_health = !var.cdn
  }
}
