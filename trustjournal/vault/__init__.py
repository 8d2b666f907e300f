"""From a passphrase to an open database, and safely back."""
