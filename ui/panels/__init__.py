"""What stands beside a page."""
