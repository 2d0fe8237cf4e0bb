mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

variables {
  prefix          = "otomo-prod"
  multi_region    = false
  recovery_days   = 30
  openai_api_key  = "sk-1"
  session_secret  = "0123456789012345678901234567890123456789"
  audit_keys      = ""
  oidc_providers  = "[]"
  secrets_version = 1
}

# @mission OPS-14
run "values_are_never_in_state" {
  command = plan

  module {
    source = "../modules/secrets"
  }

  assert {
    condition     = aws_secretsmanager_secret_version.app.secret_string == null && aws_secretsmanager_secret_version.app.secret_string_wo == null
    error_message = "The values are write-only."
  }

  assert {
    condition     = aws_secretsmanager_secret.app.name == "otomo-prod/app" && aws_secretsmanager_secret.app.kms_key_id == aws_kms_key.this.arn && aws_secretsmanager_secret.app.recovery_window_in_days == 30
    error_message = "One secret, encrypted with our key, that can be brought back."
  }

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_alias.this.name == "alias/otomo-prod"
    error_message = "The key is rotated."
  }

  assert {
    condition = {
      for statement in data.aws_iam_policy_document.key.statement : statement.sid => length(statement.condition)
    } == { Account = 0, Logs = 1, Publishers = 0 }
    error_message = "Log groups of this installation only."
  }
}

run "refuses_windows_that_aws_does_not_have" {
  command = plan

  module {
    source = "../modules/secrets"
  }

  variables {
    recovery_days = 3
  }

  expect_failures = [var.recovery_days]
}
