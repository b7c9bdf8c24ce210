"""What needs attention: dates ahead, partnerships that fall asleep, what is unfinished or awaits a decision; and the reminders by mail."""
