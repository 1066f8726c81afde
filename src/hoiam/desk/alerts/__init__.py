"""Who was told of which story, when and how, and who has said "Đã nhận": one alert for each story."""
