output "id" {
  description = "Name of the bucket, known once it is set up."
  value       = aws_s3_bucket.this.id

  depends_on = [aws_s3_bucket_policy.this, aws_s3_bucket_ownership_controls.this]
}

output "arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.this.arn
}

output "domain_name" {
  description = "Regional host name of the bucket."
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}
