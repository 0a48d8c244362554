"""Checks on whether the work follows the customer's journey, across the turf lines."""
