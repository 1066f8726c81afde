"""How well and how fast are pages read?"""
