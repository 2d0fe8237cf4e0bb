provider "aws" {
  region = var.region

  default_tags {
    tags = merge(var.tags, { Project = var.name, Environment = var.environment, ManagedBy = "terraform", State = "app" })
  }
}
