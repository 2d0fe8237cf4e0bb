mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

variables {
  name        = "otomo-prod-backups-123456789012"
  kms_key_arn = "arn:aws:kms:ap-northeast-1:123456789012:key/1"
  expire_days = { "daily/" = 7, "weekly/" = 30, "monthly/" = 365 }
}

# @mission OPS-6, OPS-14
run "private_encrypted_forgetting" {
  command = plan

  module {
    source = "../modules/bucket"
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls, aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls, aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ])
    error_message = "Nothing is public."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.kms_key_arn
    error_message = "Encrypted with our key."
  }

  assert {
    condition     = tomap({ for rule in aws_s3_bucket_lifecycle_configuration.this.rule : rule.filter[0].prefix => rule.expiration[0].days if length(rule.expiration) == 1 }) == tomap(var.expire_days)
    error_message = "Each kind of backup is forgotten in its time."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false" && jsondecode(aws_s3_bucket_policy.this.policy).Statement[0].Effect == "Deny"
    error_message = "Only over TLS."
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled" && !aws_s3_bucket.this.force_destroy
    error_message = "What is overwritten is kept, what is full is not destroyed."
  }
}
