# app (requests, most jobs): items of the named tables. No Scan, no changes of tables.
# backup: reads whole tables, writes to its bucket, and to the table of leases. cleanup: app, and Scan where it sweeps.

locals {
  table_arns = { for name in local.table_names : name => "${local.arn}:dynamodb:${var.region}:${local.account}:table/${local.prefix}-${name}" }
  appended   = ["audit"]                                                           # entries are added and read; nobody here changes or deletes one
  swept      = ["alarms", "assistant", "crm", "idempotency", "sessions", "tokens"] # TIDIED in jobs/cleanup.py

  task_policies = {
    app     = data.aws_iam_policy_document.app.json
    backup  = data.aws_iam_policy_document.backup.json
    cleanup = data.aws_iam_policy_document.cleanup.json
  }
}

data "aws_iam_policy_document" "table_key" {
  statement {
    sid       = "TableKey"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = [local.key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["dynamodb.${var.region}.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "app" {
  source_policy_documents = [data.aws_iam_policy_document.table_key.json]

  statement {
    sid = "Items"
    actions = [
      "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem",
      "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"
    ]
    resources = [for name, arn in local.table_arns : arn if !contains(local.appended, name)]
  }

  statement {
    sid       = "Append"
    actions   = ["dynamodb:BatchGetItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]
    resources = [for name in local.appended : local.table_arns[name]]
  }

  statement {
    sid       = "Indexes"
    actions   = ["dynamodb:Query"]
    resources = [for arn in values(local.table_arns) : "${arn}/index/*"]
  }
}

data "aws_iam_policy_document" "cleanup" {
  source_policy_documents = [data.aws_iam_policy_document.app.json]

  statement {
    sid       = "Sweep"
    actions   = ["dynamodb:Scan"]
    resources = [for name in local.swept : local.table_arns[name]]
  }
}

data "aws_iam_policy_document" "backup" {
  source_policy_documents = [data.aws_iam_policy_document.table_key.json]

  statement {
    sid       = "WholeTables"
    actions   = ["dynamodb:BatchGetItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"]
    resources = concat(values(local.table_arns), ["${local.table_arns["users"]}/index/listing"])
  }

  # The lease, so that two backups at once are one.
  statement {
    sid       = "Lease"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem"]
    resources = [local.table_arns["idempotency"]]

    condition {
      test     = "ForAllValues:StringLike"
      variable = "dynamodb:LeadingKeys"
      values   = ["job#*"]
    }
  }

  # That it ran is an entry.
  statement {
    sid       = "Append"
    actions   = ["dynamodb:PutItem"]
    resources = [for name in local.appended : local.table_arns[name]]
  }

  statement {
    sid       = "Backups"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
    resources = [for period in ["daily", "weekly", "monthly"] : "${local.arn}:s3:::${local.backup_bucket}/${period}/*"]
  }

  statement {
    sid       = "BackupList"
    actions   = ["s3:ListBucket"]
    resources = ["${local.arn}:s3:::${local.backup_bucket}"]
  }

  statement {
    sid       = "BackupKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [local.key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.region}.amazonaws.com"]
    }
  }
}
