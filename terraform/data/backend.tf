# Bucket, key and region come from `terraform init -backend-config=…`; see terraform/README.md.
terraform {
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
