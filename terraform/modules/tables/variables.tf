variable "prefix" {
  description = "Tables are named `<prefix>-<name>`, as the application's OTOMO_TABLE_PREFIX says."
  type        = string
}

variable "tables" {
  description = "The tables as in tables.json: keys, types of key attributes, indexes, attribute with the time of expiry."
  type = map(object({
    hash_key   = string
    range_key  = optional(string)
    attributes = map(string)
    indexes    = optional(map(object({ hash_key = string, range_key = optional(string) })), {})
    ttl        = optional(string)
  }))

  validation {
    condition = alltrue([
      for table in var.tables : toset(keys(table.attributes)) == toset(compact(concat(
        [table.hash_key, table.range_key], flatten([for index in table.indexes : [index.hash_key, index.range_key]])
      )))
    ])
    error_message = "The attributes of a table are exactly those that its key and its indexes use."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts the tables."
  type        = string
}

variable "deletion_protection" {
  description = "Whether DynamoDB refuses to delete the tables."
  type        = bool
}

variable "recovery_days" {
  description = "Days back to which point-in-time recovery can restore (1 to 35)."
  type        = number

  validation {
    condition     = var.recovery_days >= 1 && var.recovery_days <= 35
    error_message = "Point-in-time recovery reaches 1 to 35 days back."
  }
}

variable "most_reads" {
  description = "Read request units a second that a table or index may use; -1 for no cap. The cap on the bill."
  type        = number
}

variable "most_writes" {
  description = "Write request units a second that a table or index may use; -1 for no cap."
  type        = number
}

variable "replica" {
  description = "Another region that holds a copy of every table, and the key there. Null for none."
  type        = object({ region = string, kms_key_arn = string })
  default     = null
}
