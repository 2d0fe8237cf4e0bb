output "domain_name" {
  description = "CloudFront's own host name of the distribution."
  value       = aws_cloudfront_distribution.this.domain_name
}

output "zone_id" {
  description = "Hosted zone of CloudFront, for alias records."
  value       = aws_cloudfront_distribution.this.hosted_zone_id
}

output "bucket" {
  description = "Bucket of the pages."
  value       = module.pages.id
}
