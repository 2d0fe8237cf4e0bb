variable "prefix" {
  description = "Start of all names: `<name>-<environment>`."
  type        = string
}

variable "kms_key_arn" {
  description = "Key that encrypts logs and topics."
  type        = string
}

variable "log_days" {
  description = "Days that lines are kept, by log group."
  type        = map(number)

  validation {
    condition = alltrue([
      for days in values(var.log_days) : contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827], days)
    ])
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096 or 1827 days."
  }
}

variable "emails" {
  description = "Addresses that are told, by topic: critical, warning, info. Each must confirm once."
  type        = map(list(string))

  validation {
    condition     = alltrue([for topic in keys(var.emails) : contains(["critical", "warning", "info"], topic)])
    error_message = "The topics are critical, warning and info."
  }
}

variable "monthly_budget_usd" {
  description = "Dollars a month, of the whole account, of which 80 %, 100 % and a forecast above are told. 0 for no budget."
  type        = number
}

variable "load_balancer" {
  description = "The load balancer in metrics."
  type        = string
}

variable "target_groups" {
  description = "The target groups in metrics, by service."
  type        = map(string)
}

variable "cluster_name" {
  description = "The cluster."
  type        = string
}

variable "services" {
  description = "Names of the ECS services, by service."
  type        = map(string)
}

variable "tables" {
  description = "Names of the tables that are watched for throttling."
  type        = set(string)
}
