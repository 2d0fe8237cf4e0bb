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
  description = "Which installation: dev, prod, or another short word. prod refuses what is not safe there."
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

variable "permissions_boundary" {
  description = "ARN of the policy that bounds all roles made here (bootstrap's output of that name). Null for none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary == null || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:policy/.+$", var.permissions_boundary))
    error_message = "The ARN of an IAM policy."
  }
}

variable "protected" {
  description = "Whether AWS refuses to delete the load balancer. Turn it off, apply, then destroy."
  type        = bool
  default     = false
}

# What runs

variable "backend_image" {
  description = "The backend's image, by digest (…@sha256:…) or by an immutable tag."
  type        = string

  validation {
    condition     = can(regex("(@sha256:[0-9a-f]{64}|:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})$", var.backend_image)) && !endswith(var.backend_image, ":latest")
    error_message = "A full reference with a digest or a tag, and not :latest, which names another image tomorrow."
  }
}

variable "frontend_image" {
  description = "The frontend's image, by digest (…@sha256:…) or by an immutable tag."
  type        = string

  validation {
    condition     = can(regex("(@sha256:[0-9a-f]{64}|:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})$", var.frontend_image)) && !endswith(var.frontend_image, ":latest")
    error_message = "A full reference with a digest or a tag, and not :latest, which names another image tomorrow."
  }
}

variable "architecture" {
  description = "X86_64 or ARM64 (a fifth cheaper), as the images were built."
  type        = string
  default     = "X86_64"

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "X86_64 or ARM64."
  }
}

variable "sizes" {
  description = "CPU units (1024 is one) and MiB of memory of a task, by kind."
  type        = map(object({ cpu = number, memory = number }))
  default = {
    backend  = { cpu = 512, memory = 1024 }
    frontend = { cpu = 256, memory = 512 }
    job      = { cpu = 512, memory = 1024 }
  }

  validation {
    condition     = toset(keys(var.sizes)) == toset(["backend", "frontend", "job"])
    error_message = "Sizes of backend, frontend and job."
  }
}

variable "tasks" {
  description = "Least and most tasks of a service, and the load that adds one: CPU in percent, requests a minute and task."
  type        = map(object({ least = number, most = number, cpu = optional(number, 60), requests = optional(number, 1000) }))
  default = {
    backend  = { least = 1, most = 4 }
    frontend = { least = 1, most = 2 }
  }

  validation {
    condition     = toset(keys(var.tasks)) == toset(["backend", "frontend"])
    error_message = "Tasks of backend and frontend."
  }
}

variable "spot" {
  description = "Whether all tasks but the first of each service run on Fargate Spot, a third of the price."
  type        = bool
  default     = false
}

variable "sleep" {
  description = "When all tasks stop and when they come back, as cron expressions. Null for never. See the README: only a destroyed app costs nothing."
  type        = object({ from = string, until = string, timezone = optional(string, "Asia/Tokyo") })
  default     = null

  validation {
    condition     = var.sleep == null || alltrue([for each in [try(var.sleep.from, ""), try(var.sleep.until, "")] : can(regex("^cron\\(([^ ]+ ){5}[^ ]+\\)$", each))])
    error_message = "Six fields, as in cron(0 20 ? * MON-FRI *)."
  }
}

variable "backend_environment" {
  description = "More environment variables of the backend and its jobs: OTOMO_… settings, OPENAI_BASE_URL. No secrets."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for key in keys(var.backend_environment) : !can(regex("(SECRET|API_KEY|PASSWORD|TOKEN)$", key))])
    error_message = "Secrets belong into the secret, not into the environment."
  }
}

variable "frontend_environment" {
  description = "More environment variables of the frontend: OTOMO_TILES__URL."
  type        = map(string)
  default     = {}
}

# Jobs

variable "jobs_enabled" {
  description = "Whether the jobs run on their schedules."
  type        = bool
  default     = true
}

variable "timezone" {
  description = "Time zone of the schedules."
  type        = string
  default     = "Asia/Tokyo"
}

# Watching

variable "log_days" {
  description = "Days that lines are kept: of the backend with its jobs, of the frontend, of the network, of the load balancer."
  type        = object({ backend = number, frontend = number, network = number, access = number })
  default     = { backend = 30, frontend = 14, network = 7, access = 7 }
}

variable "alert_emails" {
  description = "Addresses that are told, by topic: critical, warning, info."
  type        = map(list(string))
  default     = {}
}

variable "monthly_budget_usd" {
  description = "Dollars a month, of the whole account, of which 80 %, 100 % and a forecast above are told. 0 for no budget."
  type        = number
  default     = 0

  validation {
    condition     = var.monthly_budget_usd >= 0
    error_message = "0 or more."
  }
}
