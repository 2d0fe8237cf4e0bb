# What a role made by a deployment can do at most, whatever its own policy says: the workflow cannot make itself
# an administrator, nor a role that reads another installation's tables.

data "aws_iam_policy_document" "boundary" {
  statement {
    sid = "Application"
    actions = [
      "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem",
      "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan",
      "dynamodb:UpdateItem"
    ]
    resources = ["${local.arn}:dynamodb:*:${local.account}:table/${var.name}-*"]
  }

  statement {
    sid       = "Buckets"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListBucket", "s3:PutObject"]
    resources = ["${local.arn}:s3:::${var.name}-*-${local.account}", "${local.arn}:s3:::${var.name}-*-${local.account}/*"]
  }

  statement {
    sid       = "NotTheState"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [var.state_bucket_arn, "${var.state_bucket_arn}/*"]
  }

  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["${local.arn}:secretsmanager:*:${local.account}:secret:${var.name}-*"]
  }

  statement {
    sid       = "Start"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [for repository in aws_ecr_repository.this : repository.arn]
  }

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["${local.arn}:logs:*:${local.account}:log-group:/*/${var.name}-*"]
  }

  statement {
    sid       = "Schedules"
    actions   = ["ecs:RunTask", "ecs:TagResource", "sqs:SendMessage"]
    resources = ["${local.arn}:ecs:*:${local.account}:*/${var.name}-*", "${local.arn}:sqs:*:${local.account}:${var.name}-*"]
  }

  statement {
    sid       = "PassTaskRoles"
    actions   = ["iam:PassRole"]
    resources = ["${local.arn}:iam::${local.account}:role/${var.name}-*-task", "${local.arn}:iam::${local.account}:role/${var.name}-*-execution"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  statement {
    sid       = "Keys"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = ["${local.arn}:kms:*:${local.account}:key/*"]
  }

  statement {
    sid       = "SignIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "boundary" {
  name        = "${var.name}-boundary"
  description = "What the roles of ${var.name}'s tasks can do at most"
  policy      = data.aws_iam_policy_document.boundary.json
}
