locals {
  capped = var.most_reads > 0 || var.most_writes > 0
}

resource "aws_dynamodb_table" "this" {
  for_each = var.tables

  name                        = "${var.prefix}-${each.key}"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = each.value.hash_key
  range_key                   = each.value.range_key
  deletion_protection_enabled = var.deletion_protection

  # Global tables copy through the stream.
  stream_enabled   = var.replica != null
  stream_view_type = var.replica != null ? "NEW_AND_OLD_IMAGES" : null

  dynamic "attribute" {
    for_each = each.value.attributes

    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "global_secondary_index" {
    for_each = each.value.indexes

    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.hash_key
      range_key       = global_secondary_index.value.range_key
      projection_type = "ALL"

      dynamic "on_demand_throughput" {
        for_each = local.capped ? [1] : []

        content {
          max_read_request_units  = var.most_reads
          max_write_request_units = var.most_writes
        }
      }
    }
  }

  dynamic "ttl" {
    for_each = each.value.ttl == null ? [] : [each.value.ttl]

    content {
      enabled        = true
      attribute_name = ttl.value
    }
  }

  dynamic "on_demand_throughput" {
    for_each = local.capped ? [1] : []

    content {
      max_read_request_units  = var.most_reads
      max_write_request_units = var.most_writes
    }
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = var.recovery_days
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }

  dynamic "replica" {
    for_each = var.replica == null ? [] : [var.replica]

    content {
      region_name            = replica.value.region
      kms_key_arn            = replica.value.kms_key_arn
      point_in_time_recovery = true
      propagate_tags         = true
    }
  }

  tags = { Name = "${var.prefix}-${each.key}" }
}
