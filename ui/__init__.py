"""The desktop app: asks the core, shows the answer."""
