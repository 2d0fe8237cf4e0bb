resource "aws_cloudwatch_log_group" "this" {
  for_each = var.log_days

  name              = each.key
  retention_in_days = each.value
  kms_key_id        = var.kms_key_arn
}
