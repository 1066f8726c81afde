"""The sample press: invented outlets, served on loopback, read like any other source. Nothing here is news.

`content` holds what the outlets wrote, `edition` what a reader sees at one instant, `pages` and `listings` how it
looks, `server` serves it. It knows no records and no other room of the house.
"""
