# Optional copies in another region: the key, the backups; the tables' replicas are part of the tables.

resource "aws_kms_replica_key" "copy" {
  count    = local.copied ? 1 : 0
  provider = aws.replica

  description             = "${local.prefix}: copies"
  primary_key_arn         = module.secrets.key_arn
  deletion_window_in_days = var.protected ? 30 : 7
}

module "backup_copies" {
  count  = local.copied ? 1 : 0
  source = "../modules/bucket"

  providers = { aws = aws.replica }

  name          = "${local.prefix}-backup-copies-${data.aws_caller_identity.current.account_id}"
  kms_key_arn   = aws_kms_replica_key.copy[0].arn
  expire_days   = local.expire_days
  force_destroy = !var.protected
}

data "aws_iam_policy_document" "replication_trust" {
  count = local.copied ? 1 : 0

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

data "aws_iam_policy_document" "replication" {
  count = local.copied ? 1 : 0

  statement {
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [module.backups.arn]
  }

  statement {
    actions   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"]
    resources = ["${module.backups.arn}/*"]
  }

  statement {
    actions   = ["s3:ReplicateObject", "s3:ReplicateTags"]
    resources = ["${module.backup_copies[0].arn}/*"]
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [module.secrets.key_arn]
  }

  statement {
    actions   = ["kms:Encrypt"]
    resources = [aws_kms_replica_key.copy[0].arn]
  }
}

resource "aws_iam_role" "replication" {
  count = local.copied ? 1 : 0

  name               = "${local.prefix}-backup-replication"
  assume_role_policy = data.aws_iam_policy_document.replication_trust[0].json
}

resource "aws_iam_role_policy" "replication" {
  count = local.copied ? 1 : 0

  name   = "replicate"
  role   = aws_iam_role.replication[0].id
  policy = data.aws_iam_policy_document.replication[0].json
}

resource "aws_s3_bucket_replication_configuration" "backups" {
  count = local.copied ? 1 : 0

  bucket = module.backups.id
  role   = aws_iam_role.replication[0].arn

  rule {
    id     = "copy"
    status = "Enabled"

    filter {}

    delete_marker_replication {
      status = "Disabled"
    }

    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }

    destination {
      bucket        = module.backup_copies[0].arn
      storage_class = "STANDARD_IA"

      encryption_configuration {
        replica_kms_key_id = aws_kms_replica_key.copy[0].arn
      }
    }
  }
}
