mock_provider "aws" {
  source          = "../mocks"
  override_during = plan
}

run "source" {
  command = plan

  module {
    source = "./tests/source"
  }
}

variables {
  prefix              = "otomo-prod"
  kms_key_arn         = "arn:aws:kms:ap-northeast-1:123456789012:key/1"
  deletion_protection = true
  recovery_days       = 35
  most_reads          = 4000
  most_writes         = 2000
}

# @mission OPS-1, OPS-6
run "tables_are_those_of_the_application" {
  command = plan

  module {
    source = "../modules/tables"
  }

  variables {
    tables = run.source.tables
  }

  assert {
    condition = alltrue([
      for name, table in run.source.tables : alltrue([
        aws_dynamodb_table.this[name].name == "otomo-prod-${name}",
        aws_dynamodb_table.this[name].hash_key == table.hash_key,
        aws_dynamodb_table.this[name].range_key == try(table.range_key, null),
        { for attribute in aws_dynamodb_table.this[name].attribute : attribute.name => attribute.type } == { for key, type in table.attributes : key => type },
        toset([for index in aws_dynamodb_table.this[name].global_secondary_index : index.name]) == toset(keys(try(table.indexes, {}))),
        alltrue([for index in aws_dynamodb_table.this[name].global_secondary_index : index.projection_type == "ALL" && index.hash_key == table.indexes[index.name].hash_key]),
        one([for ttl in aws_dynamodb_table.this[name].ttl : ttl.attribute_name if ttl.enabled]) == try(table.ttl, null),
      ])
    ])
    error_message = "Keys, attributes, indexes and times of expiry are those of tables.json."
  }

  assert {
    condition     = length(aws_dynamodb_table.this) == length(run.source.tables)
    error_message = "All of them."
  }

  assert {
    condition = alltrue([
      for table in aws_dynamodb_table.this :
      table.billing_mode == "PAY_PER_REQUEST" && table.deletion_protection_enabled && table.point_in_time_recovery[0].enabled
      && table.point_in_time_recovery[0].recovery_period_in_days == 35 && table.server_side_encryption[0].kms_key_arn == var.kms_key_arn
    ])
    error_message = "Paid by request, protected, restorable for 35 days, encrypted with our key."
  }

  assert {
    condition = alltrue([
      for table in aws_dynamodb_table.this :
      table.on_demand_throughput[0].max_read_request_units == 4000 && table.on_demand_throughput[0].max_write_request_units == 2000
      && alltrue([for index in table.global_secondary_index : index.on_demand_throughput[0].max_write_request_units == 2000])
    ])
    error_message = "Tables and indexes have caps."
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : !table.stream_enabled && length(table.replica) == 0])
    error_message = "No replica unless told to."
  }
}

# @mission OPS-7
run "replicas" {
  command = plan

  module {
    source = "../modules/tables"
  }

  variables {
    tables  = run.source.tables
    replica = { region = "ap-northeast-3", kms_key_arn = "arn:aws:kms:ap-northeast-3:123456789012:key/1" }
  }

  assert {
    condition = alltrue([
      for table in aws_dynamodb_table.this : table.stream_enabled && one(table.replica).region_name == "ap-northeast-3" && one(table.replica).point_in_time_recovery
    ])
    error_message = "Every table has a copy that can be restored, too."
  }
}

run "no_caps" {
  command = plan

  module {
    source = "../modules/tables"
  }

  variables {
    tables      = run.source.tables
    most_reads  = -1
    most_writes = -1
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : length(table.on_demand_throughput) == 0])
    error_message = "-1 is no cap."
  }
}

run "refuses_attributes_that_nothing_uses" {
  command = plan

  module {
    source = "../modules/tables"
  }

  variables {
    tables = { users = { hash_key = "user_id", attributes = { user_id = "S", name = "S" } } }
  }

  expect_failures = [var.tables]
}
