"""What is asked, by rules: intent and slots from Japanese and English text. Pure; knows the own book's names only."""
