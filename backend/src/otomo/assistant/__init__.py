"""The assistant: answers made of facts that lead back to records. Rules answer; no key and no network is needed."""
