"""Tests of the sample dispatch."""
