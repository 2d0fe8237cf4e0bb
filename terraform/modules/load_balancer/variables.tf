variable "prefix" {
  description = "Start of all names: `<name>-<environment>`."
  type        = string

  validation {
    condition     = length(var.prefix) <= 23
    error_message = "Load balancers and target groups have names of at most 32 characters: 23 for `<name>-<environment>`."
  }
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Public subnets in two zones."
  type        = list(string)
}

variable "allowed_cidrs" {
  description = "Addresses that may reach the load balancer."
  type        = list(string)
}

variable "allowed_prefix_list_ids" {
  description = "Managed lists of addresses that may reach the load balancer, such as CloudFront's."
  type        = list(string)
  default     = []
}

variable "certificate_arn" {
  description = "Certificate for HTTPS. Null serves plain HTTP."
  type        = string
  default     = null
}

variable "https" {
  description = "Whether a certificate is given (its ARN may be known only after the apply)."
  type        = bool
}

variable "log_bucket" {
  description = "Bucket of the access logs."
  type        = string
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer."
  type        = bool
}

variable "idle_seconds" {
  description = "Seconds without a byte after which a connection is cut: more than an import may work in silence (300), less than backend and frontend keep their connections (320)."
  type        = number
  default     = 310

  validation {
    condition     = var.idle_seconds > 300 && var.idle_seconds < 320
    error_message = "301 to 319: an import may be silent for 300 s, and a target that closes first makes the load balancer answer 502."
  }
}

variable "drain_seconds" {
  description = "Seconds that a stopping task may finish what it is answering."
  type        = number
  default     = 80
}
