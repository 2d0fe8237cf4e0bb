# Who reaches it, and how.

variable "allowed_cidrs" {
  description = "Addresses that may reach the load balancer; [\"0.0.0.0/0\"] for everyone. There is no default: say it."
  type        = list(string)

  validation {
    condition     = length(var.allowed_cidrs) > 0 && alltrue([for cidr in var.allowed_cidrs : can(cidrnetmask(cidr))])
    error_message = "At least one IPv4 range such as 203.0.113.0/24."
  }
}

variable "vpc_cidr" {
  description = "Addresses of the VPC, a /16."
  type        = string
  default     = "10.0.0.0/16"
}

variable "zones" {
  description = "The two availability zones, by their last letter."
  type        = list(string)
  default     = ["a", "c"]

  validation {
    condition     = length(var.zones) == 2 && alltrue([for zone in var.zones : can(regex("^[a-z]$", zone))])
    error_message = "Two letters."
  }
}

variable "egress" {
  description = "How tasks reach the internet: nat_gateway (one), nat_per_az, nat_instance (a small machine), none (no model, no market data)."
  type        = string
  default     = "nat_gateway"
}

variable "flow_logs" {
  description = "Whether the network's connections are logged."
  type        = bool
  default     = false
}

variable "certificate_arn" {
  description = "An ACM certificate of this region: turns on HTTPS and the redirect. Null, or made when domain_name is given."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null || can(regex("^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$", var.certificate_arn))
    error_message = "The ARN of an ACM certificate."
  }
}

variable "domain_name" {
  description = "Host name of the installation in the zone hosted_zone_id: gets a record and a certificate. Null for AWS's own names."
  type        = string
  default     = null

  validation {
    condition     = var.domain_name == null || can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "A host name such as otomo.example.com."
  }
}

variable "hosted_zone_id" {
  description = "Route 53 zone of domain_name."
  type        = string
  default     = null
}

variable "public_url" {
  description = "Address that users type, where it is none of AWS's and not domain_name. https turns on secure cookies."
  type        = string
  default     = null

  validation {
    condition     = var.public_url == null || can(regex("^https?://[^/]+$", var.public_url))
    error_message = "Scheme and host without a path, such as https://otomo.example.com."
  }
}

variable "plain_http" {
  description = "Accepts that there is no certificate: passwords and cookies travel readable. A first try, with allowed_cidrs closed."
  type        = bool
  default     = false
}

variable "waf" {
  description = "Whether AWS's managed rules and a rate limit guard the load balancer."
  type        = bool
  default     = false
}

variable "waf_requests" {
  description = "Requests in five minutes after which an address is refused."
  type        = number
  default     = 3000

  validation {
    condition     = var.waf_requests >= 100
    error_message = "AWS counts from 100 on."
  }
}

variable "cdn" {
  description = "Whether CloudFront serves the pages from a bucket and passes the rest to the load balancer."
  type        = bool
  default     = false
}

variable "cdn_certificate_arn" {
  description = "Certificate of domain_name in us-east-1, for CloudFront. Null for a name of CloudFront's own."
  type        = string
  default     = null

  validation {
    condition     = var.cdn_certificate_arn == null || can(regex("^arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/.+$", var.cdn_certificate_arn))
    error_message = "The ARN of an ACM certificate in us-east-1."
  }
}
