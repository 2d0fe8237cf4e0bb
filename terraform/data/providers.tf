provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

# Where the optional copies live. Without a replica it is never called.
provider "aws" {
  alias  = "replica"
  region = coalesce(var.replica_region, var.region)

  default_tags {
    tags = local.tags
  }
}
