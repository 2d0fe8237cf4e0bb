variable "name" {
  description = "Name of the bucket; unique in the world."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "A bucket's name has 3 to 63 small letters, digits and hyphens."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts the objects. Null for the keys of S3, which load balancer logs need."
  type        = string
  default     = null
}

variable "versioned" {
  description = "Whether overwritten and deleted objects are kept (30 days)."
  type        = bool
  default     = true
}

variable "expire_days" {
  description = "Days after which objects are deleted, by the start of their key. An empty start means all objects."
  type        = map(number)
  default     = {}
}

variable "force_destroy" {
  description = "Whether destroying the bucket deletes what is in it."
  type        = bool
  default     = false
}

variable "policy_statements" {
  description = "Statements added to the bucket policy, which always refuses requests without TLS."
  type        = any
  default     = []
}
