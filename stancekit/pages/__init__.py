"""Offline HTML pages: one file each, nothing loaded from elsewhere."""
