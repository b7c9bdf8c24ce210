"""What an office shows to everybody: public pages of partnerships, their news, feeds and cards."""
