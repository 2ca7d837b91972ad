"""What a place line says: names and codes of countries, regions and cities."""
