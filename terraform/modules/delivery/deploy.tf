# What a deployment does: apply terraform/app. Of terraform/data it only reads names; tables, secret and key are out of its reach.

locals {
  deployers = local.enabled ? var.environments : toset([])
}

data "aws_iam_policy_document" "deploy" {
  for_each = local.deployers

  statement {
    sid       = "State"
    actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    resources = ["${var.state_bucket_arn}/app/${each.key}.tfstate", "${var.state_bucket_arn}/app/${each.key}.tfstate.tflock"]
  }

  statement {
    sid       = "StateList"
    actions   = ["s3:ListBucket"]
    resources = [var.state_bucket_arn]
  }

  statement {
    sid       = "Buckets"
    actions   = ["s3:*"]
    resources = [for kind in ["access-logs", "pages"] : "${local.arn}:s3:::${var.name}-${each.key}-${kind}-${local.account}*"]
  }

  statement {
    sid = "Names"
    actions = [
      "kms:DescribeKey", "kms:ListAliases", "secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy",
      "ssm:GetParameter", "acm:DescribeCertificate", "acm:ListCertificates", "route53:GetChange", "route53:ListHostedZones"
    ]
    resources = ["*"]
  }

  # Services whose resources have no names that a policy could bound; limited to the region.
  statement {
    sid = "Regional"
    actions = [
      "acm:*", "application-autoscaling:*", "ec2:*", "ecs:*", "elasticloadbalancing:*", "wafv2:*"
    ]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = [local.region]
    }
  }

  statement {
    sid     = "Named"
    actions = ["cloudwatch:*", "events:*", "logs:*", "scheduler:*", "sns:*", "sqs:*"]
    resources = flatten([for service in ["cloudwatch", "events", "logs", "scheduler", "sns", "sqs"] : [
      "${local.arn}:${service}:${local.region}:${local.account}:*${var.name}-${each.key}*"
    ]])
  }

  # Actions that know no resource.
  statement {
    sid = "Unnamed"
    actions = [
      "cloudwatch:DescribeAlarms", "logs:DescribeLogGroups", "sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes",
      "sns:Unsubscribe"
    ]
    resources = ["*"]
  }

  statement {
    sid       = "Tags"
    actions   = [for service in ["cloudwatch", "events", "logs", "scheduler", "sns"] : "${service}:ListTagsForResource"]
    resources = ["*"]
  }

  statement {
    sid       = "Global"
    actions   = ["budgets:*", "cloudfront:*", "route53:ChangeResourceRecordSets", "route53:GetHostedZone", "route53:ListResourceRecordSets"]
    resources = ["*"]
  }

  # Topics, queue and log groups are encrypted with the key of terraform/data.
  statement {
    sid       = "UseKey"
    actions   = ["kms:CreateGrant", "kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["${local.arn}:kms:${local.region}:${local.account}:key/*"]

    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "kms:ResourceAliases"
      values   = ["alias/${var.name}-${each.key}"]
    }
  }
}

data "aws_iam_policy_document" "deploy_roles" {
  for_each = local.deployers

  statement {
    sid       = "MakeRoles"
    actions   = ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"]
    resources = ["${local.arn}:iam::${local.account}:role/${var.name}-${each.key}-*"]

    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = [aws_iam_policy.boundary.arn]
    }
  }

  statement {
    sid = "KeepRoles"
    actions = [
      "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies", "iam:ListRoleTags", "iam:TagRole", "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription"
    ]
    resources = ["${local.arn}:iam::${local.account}:role/${var.name}-${each.key}-*"]
  }

  statement {
    sid       = "PassRoles"
    actions   = ["iam:PassRole"]
    resources = ["${local.arn}:iam::${local.account}:role/${var.name}-${each.key}-*"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com", "scheduler.amazonaws.com", "vpc-flow-logs.amazonaws.com"]
    }
  }

  statement {
    sid       = "ServiceRoles"
    actions   = ["iam:CreateServiceLinkedRole"]
    resources = ["${local.arn}:iam::${local.account}:role/aws-service-role/*"]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = ["ecs.amazonaws.com", "ecs.application-autoscaling.amazonaws.com", "elasticloadbalancing.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "deploy" {
  for_each = local.deployers

  name   = "apply-app"
  role   = aws_iam_role.github["deploy-${each.key}"].id
  policy = data.aws_iam_policy_document.deploy[each.key].json
}

resource "aws_iam_role_policy" "deploy_roles" {
  for_each = local.deployers

  name   = "make-roles"
  role   = aws_iam_role.github["deploy-${each.key}"].id
  policy = data.aws_iam_policy_document.deploy_roles[each.key].json
}
