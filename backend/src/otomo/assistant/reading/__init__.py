"""What a text says, in Japanese and English: amounts, days, periods. Pure; for questions and for answers."""
