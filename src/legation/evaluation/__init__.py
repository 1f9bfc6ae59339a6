"""Scores a reader on anyone's gold: events, relations between two marked parties, dates, offices."""
