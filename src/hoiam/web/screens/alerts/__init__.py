"""Alerts: the list with who was told, one alert, "Đã nhận"; and the office's thresholds, hours and recipients."""
