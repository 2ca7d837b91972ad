"""The app. It opens no file and blocks for nothing."""
