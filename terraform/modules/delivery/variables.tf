variable "name" {
  description = "Name of the installation; the start of all names."
  type        = string
}

variable "environments" {
  description = "Installations, each with a deploying role."
  type        = set(string)
}

variable "github_repository" {
  description = "owner/name of the repository whose workflows may deploy. Null for none."
  type        = string
}

variable "create_oidc_provider" {
  description = "Whether GitHub's OIDC provider is made here."
  type        = bool
}

variable "keep_images" {
  description = "Images that each repository keeps."
  type        = number
}

variable "force_destroy" {
  description = "Whether destroying a repository deletes its images."
  type        = bool
}

variable "state_bucket_arn" {
  description = "Bucket of the states."
  type        = string
}
