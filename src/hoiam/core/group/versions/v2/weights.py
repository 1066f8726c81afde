"""What was learned from two local streams: see docs/adr/0033. Frozen with version 2."""

# bias; words, shared, evidence, fine, near, unit, apart, names, numbers, title, days, pairs, strangers
PAIR = (
    *(-7.8991, 7.9556, 6.3625, 0.8875, 1.2832, 0.6579, -0.3214),
    *(-1.7366, -0.308, 1.0865, 1.3242, -0.2203, 0.8939, -1.2051),
)
# the last, caution among few neighbours, is not learned but that of version 1
# bias; best piece, best three, ahead of the next story, size, share of the story compared, few pieces known
STORY = (-1.6952, 0.362, 0.3966, 0.2783, -0.1144, 1.0836, -4.0)
BORDER = -0.5
# Taken from the points of two pieces of which neither names a commune: once, and for each day beyond the third number.
LONE = (2.0, 0.3, 5)
