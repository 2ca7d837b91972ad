"""Documents, marks and search as one library, for the app, the command line and scripts."""
