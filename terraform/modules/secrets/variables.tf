variable "prefix" {
  description = "Start of all names: `<name>-<environment>`."
  type        = string
}

variable "multi_region" {
  description = "Whether the key can be replicated to another region. It cannot be changed later without a new key."
  type        = bool
}

variable "recovery_days" {
  description = "Days during which a deleted secret or key can be brought back: 0 (secret at once, key after 7) or 7 to 30."
  type        = number

  validation {
    condition     = var.recovery_days == 0 || (var.recovery_days >= 7 && var.recovery_days <= 30)
    error_message = "0, or 7 to 30 days."
  }
}

variable "openai_api_key" {
  description = "Key of the model's provider; empty keeps the assistant in rules mode. Never in state."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "session_secret" {
  description = "Sign cursors; 32 characters or more each, newest first, separated by commas. Never in state."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "audit_keys" {
  description = "Seal the audit log, newest first, separated by commas; empty: the session secrets do. Never in state."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "oidc_providers" {
  description = "Providers of sign-in as JSON, as OTOMO_OIDC__PROVIDERS takes it: they hold client secrets. Never in state."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "secrets_version" {
  description = "Raise it to write the values again: Terraform cannot see that they changed."
  type        = number
}
