"""Who did what, when, from where: one entry for each change, sign-in, refusal and export."""
