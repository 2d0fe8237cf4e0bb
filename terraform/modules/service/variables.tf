variable "name" {
  description = "Name of the service and of its task definitions."
  type        = string
}

variable "cluster" {
  description = "The cluster: name and ARN."
  type        = object({ name = string, arn = string })
}

variable "container" {
  description = "The container that answers: its name and port in the definitions."
  type        = object({ name = string, port = number })
}

variable "container_definitions" {
  description = "Container definitions as JSON."
  type        = string
}

variable "size" {
  description = "CPU units (1024 is one) and MiB of memory of a task."
  type        = object({ cpu = number, memory = number })
}

variable "architecture" {
  description = "X86_64 or ARM64, as the images were built."
  type        = string
}

variable "execution_role_arn" {
  description = "Role with which ECS pulls the image, reads secrets and writes logs."
  type        = string
}

variable "task_role_arn" {
  description = "Role of the application. Null where it calls no AWS service."
  type        = string
  default     = null
}

variable "subnet_ids" {
  description = "Private subnets in two zones."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the tasks."
  type        = string
}

variable "target_group" {
  description = "Target group of the load balancer that the tasks join."
  type        = object({ arn = string, arn_suffix = string })
}

variable "load_balancer_arn_suffix" {
  description = "The load balancer in metrics."
  type        = string
}

variable "tasks" {
  description = "Least and most tasks, and the load that adds one: CPU in percent, requests a minute and task."
  type        = object({ least = number, most = number, cpu = optional(number, 60), requests = optional(number, 1000) })

  validation {
    condition     = var.tasks.least >= 1 && var.tasks.most >= var.tasks.least && var.tasks.most <= 50
    error_message = "At least one task, and not more than 50 at most."
  }
}

variable "spot" {
  description = "Whether all tasks but the first run on Fargate Spot: a third of the price, stopped with two minutes' notice."
  type        = bool
}

variable "sleep" {
  description = "When all tasks stop and when they come back, as cron expressions with a time zone. Null for never."
  type        = object({ from = string, until = string, timezone = string })
  default     = null
}

variable "rollback_alarms" {
  description = "Names of the alarms that roll a deployment back."
  type        = list(string)
}

variable "grace_seconds" {
  description = "Seconds after the start of a task in which failed health checks do not count."
  type        = number
  default     = 60
}
