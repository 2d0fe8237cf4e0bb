variable "prefix" {
  description = "Start of all names: `<name>-<environment>`."
  type        = string
}

variable "cidr" {
  description = "Addresses of the VPC, a /16. Public subnets take x.y.1.0/24 and x.y.2.0/24, private ones x.y.11.0/24 and x.y.12.0/24."
  type        = string

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && endswith(var.cidr, "/16")
    error_message = "A /16 such as 10.0.0.0/16."
  }
}

variable "zones" {
  description = "The two availability zones."
  type        = list(string)

  validation {
    condition     = length(var.zones) == 2 && length(distinct(var.zones)) == 2
    error_message = "Two different zones."
  }
}

variable "egress" {
  description = "How tasks reach the internet: nat_gateway (one), nat_per_az, nat_instance (a small machine), none (endpoints only)."
  type        = string

  validation {
    condition     = contains(["nat_gateway", "nat_per_az", "nat_instance", "none"], var.egress)
    error_message = "nat_gateway, nat_per_az, nat_instance or none."
  }
}

variable "flow_log_group_arn" {
  description = "Log group of refused and accepted connections. Null for no flow log."
  type        = string
  default     = null
}

variable "flow_logs" {
  description = "Whether connections are logged."
  type        = bool
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds the roles made here. Null for none."
  type        = string
  default     = null
}
