"""The story of the sample week as data: office, cases step by step, sheets, requests, the report. All invented."""
