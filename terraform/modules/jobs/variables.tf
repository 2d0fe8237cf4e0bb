variable "prefix" {
  description = "Start of all names: `<name>-<environment>`."
  type        = string
}

variable "jobs" {
  description = "Each job's schedule in EventBridge's six cron fields, whose rights it has, how often a start that failed is tried again."
  type        = map(object({ schedule = string, role = string, retries = number }))

  validation {
    condition     = alltrue([for job in values(var.jobs) : can(regex("^cron\\(([^ ]+ ){5}[^ ]+\\)$", job.schedule))])
    error_message = "Six fields, as in cron(0 2 * * ? *)."
  }
}

variable "timezone" {
  description = "Time zone of the schedules."
  type        = string
}

variable "enabled" {
  description = "Whether the schedules run."
  type        = bool
}

variable "cluster_arn" {
  description = "The cluster."
  type        = string
}

variable "container_definitions" {
  description = "Container definitions as JSON; the container `backend` is given the job's command."
  type        = string
}

variable "size" {
  description = "CPU units (1024 is one) and MiB of memory of a job."
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

variable "task_role_arns" {
  description = "Task roles by the names that `jobs` uses."
  type        = map(string)
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds the roles made here. Null for none."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the tasks."
  type        = string
}

variable "kms_key_arn" {
  description = "Key that encrypts the queue of schedules that could not start."
  type        = string
}

variable "alert_topic_arn" {
  description = "Topic that is told when a job fails or cannot start."
  type        = string
}
