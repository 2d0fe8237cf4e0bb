#!/bin/sh
# The root file system is read-only: the rendered configuration goes to /tmp.
set -e
mkdir -p "$NGINX_ENVSUBST_OUTPUT_DIR"
