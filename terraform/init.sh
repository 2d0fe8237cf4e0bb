#!/usr/bin/env bash
# terraform init with the state in the bucket that `bootstrap` makes.
#
#   terraform/init.sh data dev      terraform/init.sh app prod
#   terraform/init.sh bootstrap     before its first apply the state stays on this machine; run it again after that,
#                                   and the state moves into the bucket
#
# The bucket is <OTOMO_NAME or otomo>-state-<account>, or OTOMO_STATE_BUCKET (which another machine's bootstrap needs).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=${1:?root: bootstrap, data or app}
region=${AWS_REGION:-${AWS_DEFAULT_REGION:-ap-northeast-1}}
cd "$here/$root"

bucket() {
  echo "${OTOMO_STATE_BUCKET:-${OTOMO_NAME:-otomo}-state-$(aws sts get-caller-identity --query Account --output text)}"
}

if [ "$root" != bootstrap ]; then
  environment=${2:?environment: dev, prod, …}
  exec terraform init -input=false -reconfigure -backend-config="bucket=$(bucket)" \
    -backend-config="key=$root/$environment.tfstate" -backend-config="region=$region"
fi

if [ -f backend_override.tf ]; then
  exec terraform init -input=false
fi
if [ -z "${OTOMO_STATE_BUCKET:-}" ]; then
  if ! [ -s terraform.tfstate ]; then
    exec terraform init -input=false
  fi
  OTOMO_STATE_BUCKET=$(terraform output -raw state_bucket)
fi
cat >backend_override.tf <<END
terraform {
  backend "s3" {
    bucket       = "$OTOMO_STATE_BUCKET"
    key          = "bootstrap.tfstate"
    region       = "$region"
    encrypt      = true
    use_lockfile = true
  }
}
END
terraform init -input=false -force-copy
rm -f terraform.tfstate terraform.tfstate.backup
