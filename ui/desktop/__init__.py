"""What the desktop tells us: sleep, screen lock, idle time, capture."""
