"""What the app and the command line talk to."""
