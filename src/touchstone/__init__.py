"""Touchstone: hire and grow AI engineers on one measured scale."""
