variable "name" {
  description = "Name of the installation; with the environment the start of all names."
  type        = string
  default     = "otomo"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,14}$", var.name))
    error_message = "2 to 15 small letters, digits and hyphens, a letter first."
  }
}

variable "environment" {
  description = "Which installation: dev, prod, or another short word."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,7}$", var.environment))
    error_message = "2 to 8 small letters and digits, a letter first."
  }
}

variable "region" {
  description = "Region of everything."
  type        = string
  default     = "ap-northeast-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region such as ap-northeast-1."
  }
}

variable "tags" {
  description = "More tags for every resource."
  type        = map(string)
  default     = {}
}

variable "protected" {
  description = "Whether tables, secret and backups are protected from deletion."
  type        = bool
  default     = true
}

variable "recovery_days" {
  description = "Days back to which the tables can be restored to any second (1 to 35)."
  type        = number
  default     = 35

  validation {
    condition     = var.recovery_days >= 1 && var.recovery_days <= 35
    error_message = "Point-in-time recovery reaches 1 to 35 days back."
  }
}

variable "most_reads" {
  description = "Read request units a second that each table and index may use, the cap on the bill; -1 for none."
  type        = number
  default     = 4000

  validation {
    condition     = var.most_reads == -1 || var.most_reads >= 1
    error_message = "-1, or 1 and more."
  }
}

variable "most_writes" {
  description = "Write request units a second that each table and index may use, the cap on the bill; -1 for none."
  type        = number
  default     = 2000

  validation {
    condition     = var.most_writes == -1 || var.most_writes >= 1
    error_message = "-1, or 1 and more."
  }
}

variable "replica_region" {
  description = "Another region that holds a copy of the tables, the key and the backups. Null for none."
  type        = string
  default     = null

  validation {
    condition     = var.replica_region == null || (can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.replica_region)) && var.replica_region != var.region)
    error_message = "Another region than `region`, such as ap-northeast-3."
  }
}

variable "backup_days" {
  description = "Days that daily, weekly and monthly backups are kept."
  type        = object({ daily = number, weekly = number, monthly = number })
  default     = { daily = 7, weekly = 30, monthly = 365 }

  validation {
    condition     = alltrue([for days in values(var.backup_days) : days >= 1])
    error_message = "At least a day each."
  }
}

variable "openai_api_key" {
  description = "Key of the model's provider (TF_VAR_openai_api_key); empty keeps the assistant in rules mode. Never in state."
  type        = string
  default     = ""
  sensitive   = true
  ephemeral   = true
}

variable "session_secret" {
  description = "Sign cursors; 32 characters or more each, newest first, separated by commas (TF_VAR_session_secret=$(openssl rand -hex 32)). Never in state."
  type        = string
  sensitive   = true
  ephemeral   = true

  validation {
    condition     = alltrue([for secret in split(",", var.session_secret) : length(trimspace(secret)) >= 32])
    error_message = "32 characters or more each."
  }
}

variable "audit_keys" {
  description = "Seal the audit log, newest first, separated by commas; empty: the session secrets do. Never in state."
  type        = string
  default     = ""
  sensitive   = true
  ephemeral   = true
}

variable "oidc_providers" {
  description = "Providers of sign-in as JSON, as OTOMO_OIDC__PROVIDERS takes it (TF_VAR_oidc_providers); needs HTTPS in `app`. Never in state."
  type        = string
  default     = "[]"
  sensitive   = true
  ephemeral   = true

  validation {
    condition     = can([for provider in jsondecode(var.oidc_providers) : "${provider.id} ${provider.issuer} ${provider.client_id}"])
    error_message = "A JSON list of {id, name, issuer, client_id, client_secret}; [] for none."
  }
}

variable "secrets_version" {
  description = "Raise it to write the values again: Terraform cannot see that they changed."
  type        = number
  default     = 1

  validation {
    condition     = var.secrets_version >= 1
    error_message = "1 or more."
  }
}
