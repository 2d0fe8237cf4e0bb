mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

variables {
  name                 = "otomo"
  environments         = ["dev", "prod"]
  github_repository    = "example/otomo"
  create_oidc_provider = true
  keep_images          = 20
  force_destroy        = false
  state_bucket_arn     = "arn:aws:s3:::otomo-state-123456789012"
}

# @mission OPS-1
run "images" {
  command = plan

  module {
    source = "../modules/delivery"
  }

  assert {
    condition     = toset([for repository in aws_ecr_repository.this : repository.name]) == toset(["otomo-backend", "otomo-frontend"])
    error_message = "Two repositories."
  }

  assert {
    condition = alltrue([
      for repository in aws_ecr_repository.this :
      repository.image_tag_mutability == "IMMUTABLE" && repository.image_scanning_configuration[0].scan_on_push && !repository.force_delete
    ])
    error_message = "Tags never move, images are scanned."
  }

  assert {
    condition     = alltrue([for policy in aws_ecr_lifecycle_policy.this : jsondecode(policy.policy).rules[0].selection.countNumber == 20])
    error_message = "The newest 20 are kept."
  }
}

# @mission OPS-4
run "who_may_deploy" {
  command = plan

  module {
    source = "../modules/delivery"
  }

  assert {
    condition = { for role, document in data.aws_iam_policy_document.trust : role => one([for each in document.statement[0].condition : each.values if each.variable == "token.actions.githubusercontent.com:sub"]) } == {
      build       = tolist(["repo:example/otomo:ref:refs/heads/main"])
      deploy-dev  = tolist(["repo:example/otomo:environment:dev"])
      deploy-prod = tolist(["repo:example/otomo:environment:prod"])
    }
    error_message = "The main branch builds, an environment deploys itself."
  }

  assert {
    condition = alltrue([
      for document in data.aws_iam_policy_document.trust : alltrue([for each in document.statement[0].condition : each.test == "StringEquals"]) && length(document.statement[0].condition) == 2
    ])
    error_message = "Audience and subject are compared exactly."
  }

  assert {
    condition = alltrue([
      for document in data.aws_iam_policy_document.deploy : alltrue([
        for action in flatten([for statement in document.statement : statement.actions]) : !can(regex("^(\\*|iam:|dynamodb:|secretsmanager:GetSecretValue|kms:\\*)", action))
      ])
    ])
    error_message = "A deployment has no rights on tables, secret values or all of IAM."
  }

  assert {
    condition = alltrue([
      for environment, document in data.aws_iam_policy_document.deploy_roles : alltrue([
        for statement in document.statement : alltrue([for resource in statement.resources : strcontains(resource, "role/otomo-${environment}-") || strcontains(resource, "role/aws-service-role/")])
      ])
    ])
    error_message = "It makes roles of its own installation only."
  }

  assert {
    condition     = one([for each in data.aws_iam_policy_document.deploy_roles["prod"].statement[0].condition : each.variable]) == "iam:PermissionsBoundary"
    error_message = "Roles it makes are bounded."
  }

  assert {
    condition     = data.aws_iam_policy_document.deploy["dev"].statement[0].resources == toset(["${var.state_bucket_arn}/app/dev.tfstate", "${var.state_bucket_arn}/app/dev.tfstate.tflock"])
    error_message = "It reads and writes its own state only."
  }
}

run "without_github" {
  command = plan

  variables {
    github_repository = null
  }

  assert {
    condition     = output.build_role_arn == null && length(output.deploy_role_arns) == 0
    error_message = "No repository, no roles."
  }
}

run "refuses_half_a_repository" {
  command = plan

  variables {
    github_repository = "otomo"
  }

  expect_failures = [var.github_repository]
}
