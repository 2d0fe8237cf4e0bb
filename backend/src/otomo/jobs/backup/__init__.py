"""Backups: every table as compressed DynamoDB JSON with a manifest, in a bucket or a folder, and the way back."""
