"""Measure bursts and forecasts: `uv run python -m bench.foresee [--data FILE] [--json] [--write]`.

Bursts: made streams whose truth is known (made.py), beside the trade's windows on the same days: a day against the mean
of the fourteen before it, twice as much (Meltwater's published window for the press) or three standard deviations above
(Huginn's PeakDetector). Forecasts: the same streams, and the days of FILE (JSON lines with `t`, Unix seconds) where one
is given, beside "same weekday last week".
"""
