variable "prefix" {
  description = "Start of all names: `<name>-<environment>`."
  type        = string
}

variable "bucket_name" {
  description = "Name of the bucket of the pages."
  type        = string
}

variable "origin_host" {
  description = "Host name under which CloudFront reaches the load balancer."
  type        = string
}

variable "origin_https" {
  description = "Whether CloudFront reaches the load balancer over HTTPS; its certificate must name the host, which is passed on."
  type        = bool
}

variable "host" {
  description = "Host name of the installation. Null for a name of CloudFront's own."
  type        = string
}

variable "certificate_arn" {
  description = "Certificate of the host in us-east-1. Null for a name of CloudFront's own."
  type        = string
}

