"""What happens when: month and list, calendar feeds with private addresses, cards of people."""
