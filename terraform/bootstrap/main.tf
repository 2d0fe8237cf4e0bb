# Once per account, by a person: where state and images live, and who may deploy.
# Its own state is local until it is moved into the bucket that it makes; see terraform/README.md.

provider "aws" {
  region = var.region

  default_tags {
    tags = merge(var.tags, { Project = var.name, Environment = "shared", ManagedBy = "terraform", State = "bootstrap" })
  }
}

data "aws_caller_identity" "current" {}

module "state" {
  source = "../modules/bucket"

  name          = "${var.name}-state-${data.aws_caller_identity.current.account_id}"
  force_destroy = var.force_destroy
}

module "delivery" {
  source = "../modules/delivery"

  name                 = var.name
  environments         = var.environments
  github_repository    = var.github_repository
  create_oidc_provider = var.create_oidc_provider
  keep_images          = var.keep_images
  force_destroy        = var.force_destroy
  state_bucket_arn     = module.state.arn
}
