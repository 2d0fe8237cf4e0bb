"""Teams: whose books a manager sees."""
