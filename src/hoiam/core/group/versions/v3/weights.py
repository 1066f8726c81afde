"""What was learned from four invented local streams and from VNTC: docs/adr/0035. Frozen with version 3.

Made by `uv run python -m bench.stories_fit_v3 weights`; the columns are those of views.NAMES and stories.NAMES.
"""

# bias; then the views of two pieces
PAIR = (
    *(-6.4882, 2.1579, 3.7478, 0.3474, 1.212, 0.3723, -0.5196, 0.1687),
    *(0.7911, 1.6367, 0.4199, 0.8059, -0.0036, -0.473, -0.7173, 0.84),
    *(-0.0433, -0.3146, 7.1429, 0.4622, -0.3624, -0.7325, -0.3888, -1.2267),
    *(0.8221, 2.0663, 0.0377, -0.0816, 0.2555, -0.0854, -0.4837),
)
# bias; then how a piece stands to a story
STORY = (
    *(-4.5081, 0.0289, -0.0505, 0.1045, -1.387, 5.435, 5.2298, 0.5429),
    *(-0.11, 1.5507, -4.3696, 0.0236, 1.6544, 0.7456, 0.3988, 0.3691),
    *(0.371, -0.0235, -0.2542, -0.7237, 0.0119, -1.6755, -0.2459, 0.1578),
    -0.7425,
)
BORDER = -0.625
