"""Answers by a model over the same tools, facts and check as the rules. What imports the model's libraries is `stack`
and below; the rest of the product starts without them."""
