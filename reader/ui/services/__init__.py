"""Services of the app: threads, caches and the system. They know no widget; they speak by messages."""
