mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

mock_provider "aws" {
  alias           = "replica"
  source          = "../mocks"
  override_during = plan
}

variables {
  environment    = "prod"
  session_secret = "0123456789012345678901234567890123456789"
}

# @mission OPS-6
run "protected_by_default" {
  command = plan

  assert {
    condition     = toset(keys(module.tables.arns)) == toset(keys(jsondecode(file("../../backend/src/otomo/store/tables.json"))))
    error_message = "The tables of tables.json."
  }

  assert {
    condition     = var.protected && output.table_prefix == "otomo-prod"
    error_message = "Protected unless told otherwise."
  }

  assert {
    condition     = local.expire_days == { "daily/" = 7, "weekly/" = 30, "monthly/" = 365 }
    error_message = "Backups are kept 7, 30 and 365 days."
  }

  assert {
    condition     = length(aws_kms_replica_key.copy) == 0 && length(aws_s3_bucket_replication_configuration.backups) == 0
    error_message = "No copies unless told to."
  }
}

# @mission OPS-7
run "copies_in_another_region" {
  command = plan

  variables {
    replica_region = "ap-northeast-3"
  }

  assert {
    condition     = length(aws_kms_replica_key.copy) == 1 && aws_s3_bucket_replication_configuration.backups[0].rule[0].status == "Enabled"
    error_message = "The key and the backups are copied."
  }
}

run "refuses_a_copy_in_the_same_region" {
  command = plan

  variables {
    replica_region = "ap-northeast-1"
  }

  expect_failures = [var.replica_region]
}

run "refuses_a_short_secret" {
  command = plan

  variables {
    session_secret = "short"
  }

  expect_failures = [var.session_secret]
}

run "takes_several_secrets_for_a_rotation" {
  command = plan

  variables {
    session_secret = "new-0123456789012345678901234567890123456789,old-0123456789012345678901234567890123456789"
    oidc_providers = "[{\"id\":\"google\",\"name\":\"Google\",\"issuer\":\"https://accounts.google.com\",\"client_id\":\"1\",\"client_secret\":\"2\"}]"
  }

  assert {
    condition     = var.secrets_version == 1
    error_message = "Both are accepted."
  }
}

run "refuses_a_short_secret_among_long_ones" {
  command = plan

  variables {
    session_secret = "new-0123456789012345678901234567890123456789,old"
  }

  expect_failures = [var.session_secret]
}

run "refuses_providers_that_are_none" {
  command = plan

  variables {
    oidc_providers = "[{\"id\":\"google\"}]"
  }

  expect_failures = [var.oidc_providers]
}

run "refuses_long_names" {
  command = plan

  variables {
    name        = "a-very-long-name-indeed"
    environment = "production-of-tokyo"
  }

  expect_failures = [var.name, var.environment]
}
