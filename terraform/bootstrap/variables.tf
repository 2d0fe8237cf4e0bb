variable "name" {
  description = "Name of the installation; the start of all names."
  type        = string
  default     = "otomo"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,14}$", var.name))
    error_message = "2 to 15 small letters, digits and hyphens, a letter first."
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

variable "environments" {
  description = "Installations that GitHub may deploy; each is a GitHub environment of the same name and gets a role."
  type        = set(string)
  default     = ["dev", "prod"]

  validation {
    condition     = length(var.environments) > 0 && alltrue([for each in var.environments : can(regex("^[a-z][a-z0-9]{1,7}$", each))])
    error_message = "Short words of 2 to 8 small letters and digits."
  }
}

variable "github_repository" {
  description = "owner/name of the repository whose workflows may deploy. Null for deployments by hand only."
  type        = string
  default     = null

  validation {
    condition     = var.github_repository == null || can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "owner/name."
  }
}

variable "create_oidc_provider" {
  description = "Whether GitHub's OIDC provider is made here; an account has it only once."
  type        = bool
  default     = true
}

variable "keep_images" {
  description = "Images that each repository keeps."
  type        = number
  default     = 20

  validation {
    condition     = var.keep_images >= 5
    error_message = "At least 5: a rollback needs the earlier ones."
  }
}

variable "force_destroy" {
  description = "Whether destroying deletes the images and the states of the other parts, too."
  type        = bool
  default     = false
}

variable "tags" {
  description = "More tags for every resource."
  type        = map(string)
  default     = {}
}
