"""What everybody may see of an office: its published partnerships, its news, and what visitors say to them."""
